import type { EpochMs } from '../../../content-types';
import { hmacHex } from './canonical';
import type { OptinConfig, RateLimit } from './config';

/** A field that people never see and programs like to fill in. */
export const HONEYPOT_FIELD = 'homepage';

/** Which of the configured limits a hit counts towards. */
export type LimitName = Extract<keyof OptinConfig['limits'], 'ip' | 'address' | 'form'>;

/** One thing that a request counts towards: this IP, this address, this form. */
export interface Hit {
  limit: LimitName | 'form-hour' | 'pressure';
  /** IP address, canonical e-mail address, form id; only its keyed hash is stored. */
  value: string;
  /** Instead of a configured limit. */
  own?: RateLimit;
}

export interface Bucket {
  limit: Hit['limit'];
  /** Primary key of the counter: `<limit>:<keyed hash>:<window start>`. */
  key: string;
  max: number;
  expiresAt: EpochMs;
}

const NO_LIMIT: RateLimit = { max: 0, seconds: 1 };

const rateOf = ({ limit, own }: Hit, limits: Record<LimitName, RateLimit>): RateLimit =>
  own ?? (limit === 'form-hour' || limit === 'pressure' ? NO_LIMIT : limits[limit]);

/**
 * The counters of a request in the current fixed windows, in one order for all callers, so that
 * two statements that touch the same counters never wait for each other crosswise.
 */
export const bucketsOf = (
  hits: Hit[],
  limits: Record<LimitName, RateLimit>,
  hashKey: Buffer,
  now: EpochMs
): Bucket[] =>
  hits
    .map((hit) => ({ ...hit, rate: rateOf(hit, limits) }))
    .filter(({ rate }) => rate.max > 0)
    .map(({ limit, value, rate: { max, seconds } }) => {
      const start = Math.floor(now / (seconds * 1000)) * seconds;
      const hash = hmacHex(hashKey, `rate-limit:${limit}:${value}`).slice(0, 32);
      return { limit, key: `${limit}:${hash}:${start}`, max, expiresAt: (start + seconds) * 1000 };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));

/** Seconds until the last overfull window ends; 0 when none is overfull. */
export const retryAfter = (
  buckets: Bucket[],
  hitsOf: (key: string) => number,
  now: EpochMs
): number =>
  buckets
    .filter(({ key, max }) => hitsOf(key) > max)
    .reduce((longest, { expiresAt }) => Math.max(longest, Math.ceil((expiresAt - now) / 1000)), 0);

/** Whether the trap was filled in. */
export const isTrapped = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '';

export type StampVerdict = 'ok' | 'absent' | 'forged' | { waitSeconds: number };

/**
 * Judges the signed stamp that says when a form was handed out. It proves "started no later than",
 * so a copy from a cache only makes the fill time longer and stays valid.
 * @param stamp verified numbers of the token, null for a forged one, undefined for none
 */
export const judgeStamp = (
  stamp: number[] | null | undefined,
  formId: number,
  minFillSeconds: number,
  now: EpochMs
): StampVerdict => {
  if (stamp === undefined) return 'absent';
  if (stamp === null || stamp[0] !== formId || stamp.length !== 2) return 'forged';
  const waitSeconds = Math.ceil(stamp[1] + minFillSeconds - now / 1000);
  return waitSeconds > 0 ? { waitSeconds } : 'ok';
};
