import type { EpochMs } from '../../../content-types';

/** The one place where time comes from, so that tests can move it. */
export const createClock = () => {
  let offset = 0;
  return {
    /** Milliseconds since the epoch. */
    now: (): EpochMs => Date.now() + offset,
    /** Shifts this process's idea of now by `ms`; for tests. */
    shift(ms: number) {
      offset += ms;
    },
    reset() {
      offset = 0;
    },
  };
};
export type Clock = ReturnType<typeof createClock>;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * How long one round of background work may take, in real time: the tick must not wait for it.
 * @returns whether there is time left
 */
export const timeBudget = (ms: number): (() => boolean) => {
  const end = Date.now() + ms;
  return () => Date.now() < end;
};
