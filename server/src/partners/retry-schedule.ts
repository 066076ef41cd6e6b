import type { EpochMs } from '../../../content-types';
import { HOUR, MINUTE } from '../core';

/** Waits after the first, second, ... failed attempt; the last one repeats: about four days in all. */
const WAITS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

export type AfterFailure = { state: 'waiting'; dueAt: EpochMs } | { state: 'failed' };

/**
 * What becomes of a call that failed. A partner's server that is down for a weekend loses nothing.
 * @param attempts made so far, this one included
 * @param retryAfter seconds that the partner's server asked for
 */
export const afterFailure = (
  attempts: number,
  maxAttempts: number,
  now: EpochMs,
  retryAfter: number | null
): AfterFailure => {
  if (attempts >= maxAttempts) return { state: 'failed' };
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1];
  return { state: 'waiting', dueAt: now + Math.max(wait, (retryAfter ?? 0) * 1000) };
};
