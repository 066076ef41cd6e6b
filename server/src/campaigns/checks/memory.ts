import type { EpochMs } from '../../../../content-types';

/** Answers by key, the oldest dropped first; each process has its own. */
export const createMemory = <T>({ size, keep }: { size: number; keep: number }) => {
  const entries = new Map<string, { value: T; at: EpochMs }>();
  return {
    /** @returns null when nothing is known, or what is known is too old to be told */
    get(key: string, now: EpochMs): { value: T; at: EpochMs } | null {
      const entry = entries.get(key);
      if (!entry || entry.at + keep <= now) return null;
      return entry;
    },
    set(key: string, value: T, at: EpochMs): void {
      // Written anew, so that the order of the map is that of age.
      entries.delete(key);
      entries.set(key, { value, at });
      if (entries.size <= size) return;
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    },
  };
};
