import type { DeliveryPayload, EpochMs, Subscription } from '../../../content-types';

export type RenewalOutcome = 'ready' | 'already' | 'ended' | 'stale';

/** What the mail behind a link asked, and when it was queued. */
export interface RenewalQuestion {
  renewal: NonNullable<DeliveryPayload['renewal']>;
  askedAt: EpochMs;
  /** Version that people are asked about now; a link that asks about an older one is out of date. */
  askVersion: number;
}

/**
 * What a click on a renewal link would do to one subscription.
 * - an opt-out since then makes the link `stale`: only a fresh sign-up ends an opt-out;
 * - a subscription that ran out, or a question that a newer one replaced, is `ended`;
 * - whoever agreed since then, by whatever way, has done so `already`.
 */
export const renewalOutcome = (
  current: Pick<
    Subscription,
    'state' | 'wordingId' | 'wordingVersion' | 'confirmedAt' | 'lastEngagedAt'
  > | null,
  { renewal, askedAt, askVersion }: RenewalQuestion
): RenewalOutcome => {
  if (current?.state === 'expired') return 'ended';
  if (current?.state !== 'confirmed') return 'stale';
  if (renewal.reason === 'retention')
    return (current.lastEngagedAt ?? 0) >= askedAt ? 'already' : 'ready';
  const version = renewal.wordingVersion ?? 0;
  const rests = current.wordingId === renewal.wordingId ? (current.wordingVersion ?? 0) : null;
  if (rests !== null && rests >= version) return 'already';
  // Joined anew under another wording since then: what the mail asks about is no more.
  if (rests === null) return (current.confirmedAt ?? 0) >= askedAt ? 'already' : 'stale';
  return askVersion > version ? 'ended' : 'ready';
};
