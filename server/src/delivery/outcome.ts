import type { DeliveryState, EpochMs } from '../../../content-types';
import { HOUR, MINUTE } from '../core';
import type { SendOutcome } from './types';

/** Where a delivery goes after an attempt; see the states in content-types/delivery. */
export interface AfterAttempt {
  state: Extract<DeliveryState, 'waiting' | 'sent' | 'failed' | 'uncertain'>;
  reason: FailureReason | null;
  /** Not before; only for `waiting`. */
  dueAt: EpochMs | null;
  /** Whether this attempt used one up: a server that is down says nothing about the person. */
  counts: boolean;
  /** Whether the address refused for good and must not be tried again by anybody. */
  suppress: boolean;
}

export const FAILURE_REASONS = [
  'address-rejected',
  'message-rejected',
  'retries-exhausted',
  'no-answer',
  'compose-error',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Waits before the second, third, ... attempt; RFC 5321 4.5.4.1 asks for 30 minutes once it drags on. */
const BACK_OFF = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR];
/** How long the engine leaves an unreachable server alone. */
export const OUTAGE_WAIT = 30_000;
/** A message whose fate is unknown is repeated once, with the same Message-ID. */
const UNCERTAIN_TRIES = 2;

/** Failures of the way to the server, before it said anything about the message. */
const CONNECTION_CODES = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAUTH',
  'EDNS',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
]);
export const isOutage = (outcome: SendOutcome): boolean =>
  outcome.type === 'deferred' && CONNECTION_CODES.has(outcome.code);

const again = (now: EpochMs, wait: number, counts: boolean): AfterAttempt => ({
  state: 'waiting',
  reason: null,
  dueAt: now + wait,
  counts,
  suppress: false,
});
const final = (
  state: AfterAttempt['state'],
  reason: FailureReason | null,
  suppress = false
): AfterAttempt => ({ state, reason, dueAt: null, counts: true, suppress });

/** @param attempts including the one that just ended */
export const afterAttempt = (
  outcome: SendOutcome,
  attempts: number,
  maxAttempts: number,
  now: EpochMs
): AfterAttempt => {
  switch (outcome.type) {
    case 'accepted':
      return final('sent', null);
    case 'rejected':
      return outcome.scope === 'recipient'
        ? final('failed', 'address-rejected', true)
        : final('failed', 'message-rejected');
    case 'deferred': {
      if (isOutage(outcome)) return again(now, OUTAGE_WAIT, false);
      if (attempts >= maxAttempts) return final('failed', 'retries-exhausted');
      return again(now, BACK_OFF[Math.min(attempts, BACK_OFF.length) - 1], true);
    }
    case 'uncertain':
      return attempts >= Math.min(UNCERTAIN_TRIES, maxAttempts)
        ? final('uncertain', 'no-answer')
        : again(now, 5 * MINUTE, true);
  }
};
