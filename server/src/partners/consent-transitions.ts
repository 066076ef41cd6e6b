import type { EpochMs, PartnerConsent, PartnerTransfer } from '../../../content-types';

type Times = Pick<PartnerConsent, 'state' | 'requestedAt' | 'confirmedAt' | 'withdrawnAt'>;

/** What a consent becomes; null where nothing changes. */
export interface ConsentChange<O extends string> {
  outcome: O;
  patch: Partial<Times> | null;
}

/*
 * One person and one partner:
 *
 *   (none)    --ticks the box-->              pending
 *   pending   --confirms the address-->       confirmed   the partner gets the data
 *   pending   --leaves, is erased-->          withdrawn
 *   pending   --nobody confirms in time-->    (none)
 *   confirmed --takes it back, is erased-->   withdrawn   the partner is told
 *   withdrawn --ticks the box again-->        withdrawn   only asked: anybody may have typed the address
 *   withdrawn --and confirms by mail-->       confirmed
 */

/**
 * Somebody ticked the box with this person's address; it may have been anybody. Who agreed stays
 * agreed, and who took it back stays out until they confirm by mail: opt-outs win.
 */
export const onTick = (
  current: Times | null,
  now: EpochMs
): ConsentChange<'asked' | 'already-confirmed'> => {
  if (current?.state === 'confirmed') return { outcome: 'already-confirmed', patch: null };
  if (current?.state === 'withdrawn') return { outcome: 'asked', patch: { requestedAt: now } };
  return { outcome: 'asked', patch: { state: 'pending', requestedAt: now } };
};

/**
 * Whether a confirmation is still to come: pending, or ticked again after it was taken back.
 * @param mailedAt when the mail that asks was queued, where it is known: one from before the person
 *   took their consent back answers nothing any more
 */
export const isOpen = (current: Times | null, mailedAt?: EpochMs): boolean => {
  if (current?.state === 'pending') return true;
  if (current?.state !== 'withdrawn') return false;
  const withdrawnAt = current.withdrawnAt ?? 0;
  // At the same millisecond the opt-out wins.
  return current.requestedAt > withdrawnAt && (mailedAt === undefined || mailedAt > withdrawnAt);
};

/** The person answered the confirmation mail. */
export const onAddressConfirmed = (
  current: Times | null,
  now: EpochMs,
  mailedAt?: EpochMs
): ConsentChange<'confirmed' | 'already' | 'stale'> => {
  if (current?.state === 'confirmed') return { outcome: 'already', patch: null };
  if (!isOpen(current, mailedAt)) return { outcome: 'stale', patch: null };
  return {
    outcome: 'confirmed',
    patch: { state: 'confirmed', confirmedAt: now, withdrawnAt: null },
  };
};

/** The person takes it back; a no of somebody who never confirmed is kept just as well. */
export const onWithdrawal = (
  current: Times,
  now: EpochMs
): ConsentChange<'withdrawn' | 'already'> =>
  // A tick after the last withdrawal asks anew; that question is taken back too.
  current.state === 'withdrawn' && current.requestedAt <= (current.withdrawnAt ?? 0)
    ? { outcome: 'already', patch: null }
    : { outcome: 'withdrawn', patch: { state: 'withdrawn', withdrawnAt: now } };

/**
 * Whether the partner may hold the person's data, so that it must be told of a withdrawal: it got
 * them, an attempt was made whose answer may have been lost, or one is being made at this moment.
 * @param transfers the person's with this partner
 */
export const mayHoldData = (
  transfers: Pick<PartnerTransfer, 'id' | 'kind' | 'state' | 'attempts'>[]
): boolean => {
  const told = transfers.filter(
    ({ kind, state }) => kind === 'withdrawal' && state !== 'cancelled'
  );
  const lastTold = Math.max(0, ...told.map(({ id }) => id));
  return transfers.some(
    ({ id, kind, state, attempts }) =>
      kind === 'consent' && id > lastTold && (state === 'sent' || attempts > 0)
  );
};
