import type { EpochMs, LegalBasis, Subscription } from '../../../content-types';

/** What a subscription becomes; null where nothing changes. */
export interface Change<O extends string> {
  outcome: O;
  patch: Partial<
    Pick<
      Subscription,
      'state' | 'basis' | 'requestedAt' | 'confirmedAt' | 'unsubscribedAt' | 'lastEngagedAt'
    >
  > | null;
}

export type RequestOutcome = 'requested' | 'already-confirmed' | 'confirmed';
export type ConfirmOutcome = 'confirmed' | 'already' | 'stale';

/**
 * Somebody filled in a form with this person's address; it may have been anybody.
 * - confirmed stays confirmed: a re-submitted form never un-confirms;
 * - unsubscribed stays so until the person confirms by mail, under every regime, since a stranger's
 *   tick must not undo an opt-out;
 * - where the tick itself is the consent (single opt-in), everybody else is in at once.
 */
export const onRequest = (
  current: Pick<Subscription, 'state'> | null,
  regime: LegalBasis,
  now: EpochMs
): Change<RequestOutcome> => {
  if (current?.state === 'confirmed') return { outcome: 'already-confirmed', patch: null };
  if (current?.state === 'unsubscribed')
    return { outcome: 'requested', patch: { requestedAt: now } };
  if (regime === 'single-opt-in')
    return {
      outcome: 'confirmed',
      patch: {
        state: 'confirmed',
        basis: 'single-opt-in',
        requestedAt: now,
        confirmedAt: now,
        lastEngagedAt: now,
      },
    };
  return {
    outcome: 'requested',
    patch: { state: 'pending', basis: 'double-opt-in', requestedAt: now },
  };
};

/**
 * The person answered the confirmation mail. A link from before a later opt-out is stale: what it
 * answered has been taken back since.
 * @param mailedAt when the confirmation mail was queued
 */
export const onConfirm = (
  current: Pick<Subscription, 'state' | 'unsubscribedAt'> | null,
  mailedAt: EpochMs,
  now: EpochMs
): Change<ConfirmOutcome> => {
  if (!current) return { outcome: 'stale', patch: null };
  if (current.state === 'confirmed') return { outcome: 'already', patch: null };
  if (current.state === 'unsubscribed' && (current.unsubscribedAt ?? 0) >= mailedAt)
    return { outcome: 'stale', patch: null };
  return {
    outcome: 'confirmed',
    patch: {
      state: 'confirmed',
      basis: 'double-opt-in',
      confirmedAt: now,
      unsubscribedAt: null,
      lastEngagedAt: now,
    },
  };
};

/** The person leaves; an opt-out of somebody who never confirmed is kept just as well. */
export const onLeave = (
  current: Pick<Subscription, 'state'>,
  now: EpochMs
): Change<'left' | 'already'> =>
  current.state === 'unsubscribed'
    ? { outcome: 'already', patch: null }
    : { outcome: 'left', patch: { state: 'unsubscribed', unsubscribedAt: now } };
