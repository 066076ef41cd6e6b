/** Holds a stream of sends to `perSecond` on average; 0 lets everything through at once. */
export const createPace = () => {
  let next = 0;
  return async (perSecond: number): Promise<void> => {
    if (perSecond <= 0) return;
    const now = Date.now();
    const start = Math.max(now, next);
    next = start + 1000 / perSecond;
    if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
  };
};
