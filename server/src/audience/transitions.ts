import type { EpochMs, LegalBasis, Subscription } from '../../../content-types';
import { isActiveConsent, STRENGTH } from '../consent';

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

/** Whether somebody was asked to agree anew and gets nothing until they do, and since when. */
type Held = Partial<Pick<Subscription, 'renewalDue' | 'renewalAskedAt' | 'confirmedAt'>>;

/** `kept-out`: left or declined before, and this is no act of theirs that could end that. */
export type RequestOutcome = 'requested' | 'already-confirmed' | 'confirmed' | 'kept-out';
export type RefusalOutcome = 'refused' | 'already' | 'kept-consent';
export type ConfirmOutcome = 'confirmed' | 'already' | 'stale';

/**
 * Somebody filled in a form with this person's address; it may have been anybody.
 * - confirmed stays confirmed: a re-submitted form never un-confirms; a stronger basis may replace
 *   a weaker one, never the other way round;
 * - unsubscribed stays so until the person confirms by mail, since a stranger's tick must not undo
 *   an opt-out; where no act of the person is asked for (soft opt-in, B2B, a pre-ticked box) not
 *   even a mail is sent;
 * - where no confirmation is asked for, everybody else is in at once.
 */
export const onRequest = (
  current: (Pick<Subscription, 'state' | 'basis'> & Held) | null,
  regime: LegalBasis,
  now: EpochMs
): Change<RequestOutcome> => {
  // Held back until they agree anew: a sign-up that will be confirmed by mail is a way to do so.
  const isHeld = current?.renewalDue === 1 && regime === 'double-opt-in';
  if (current?.state === 'confirmed' && !isHeld && STRENGTH[current.basis] >= STRENGTH[regime])
    return { outcome: 'already-confirmed', patch: null };
  if (current?.state === 'unsubscribed')
    return isActiveConsent(regime)
      ? { outcome: 'requested', patch: { requestedAt: now } }
      : { outcome: 'kept-out', patch: null };
  if (regime !== 'double-opt-in')
    return {
      outcome: 'confirmed',
      patch: {
        state: 'confirmed',
        basis: regime,
        requestedAt: now,
        confirmedAt: now,
        lastEngagedAt: now,
      },
    };
  // Somebody who is in on a weaker basis stays in on it until they confirm.
  if (current?.state === 'confirmed') return { outcome: 'requested', patch: { requestedAt: now } };
  return {
    outcome: 'requested',
    patch: { state: 'pending', basis: 'double-opt-in', requestedAt: now },
  };
};

/**
 * Somebody declined at collection: unticked a pre-ticked box, or ticked an objection. It holds
 * against whatever no act of theirs put them on the list for, and for the future; consent that the
 * person gave ends by their own withdrawal alone, since it may have been anybody who typed here.
 */
export const onRefusal = (
  current: Pick<Subscription, 'state' | 'basis'> | null,
  now: EpochMs
): Change<RefusalOutcome> => {
  if (current?.state === 'unsubscribed') return { outcome: 'already', patch: null };
  if (current?.state === 'confirmed' && isActiveConsent(current.basis))
    return { outcome: 'kept-consent', patch: null };
  return { outcome: 'refused', patch: { state: 'unsubscribed', unsubscribedAt: now } };
};

/**
 * The person answered the confirmation mail. A link from before a later opt-out is stale: what it
 * answered has been taken back since.
 * @param mailedAt when the confirmation mail was queued
 */
export const onConfirm = (
  current: (Pick<Subscription, 'state' | 'basis' | 'unsubscribedAt'> & Held) | null,
  mailedAt: EpochMs,
  now: EpochMs
): Change<ConfirmOutcome> => {
  if (!current) return { outcome: 'stale', patch: null };
  // A mail from before they joined asked about what they joined under, not about what came since.
  const isAnew =
    current.renewalDue === 1 &&
    mailedAt > Math.max(current.renewalAskedAt ?? 0, current.confirmedAt ?? 0);
  if (current.state === 'confirmed' && current.basis === 'double-opt-in' && !isAnew)
    return { outcome: 'already', patch: null };
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
