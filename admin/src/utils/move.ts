/** Neighbours changed places; beyond an end nothing moves. */
export const moveItem = <T>(items: readonly T[], index: number, by: -1 | 1): T[] => {
  const moved = [...items];
  const to = index + by;
  if (index < 0 || to < 0 || index >= items.length || to >= items.length) return moved;
  [moved[index], moved[to]] = [moved[to], moved[index]];
  return moved;
};
