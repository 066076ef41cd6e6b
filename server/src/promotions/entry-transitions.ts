import type { EntryReason, EntryState, PromotionEntry } from '../../../content-types';

/** What a submission makes of the entry that an address has already, if any. */
export type EnterOutcome =
  | {
      kind: 'insert';
      state: Extract<EntryState, 'pending' | 'ineligible'>;
      reason: EntryReason | null;
    }
  /** The latest submission is what the next mail asks about. */
  | {
      kind: 'replace';
      state: Extract<EntryState, 'pending' | 'ineligible'>;
      reason: EntryReason | null;
    }
  /** Nothing changes: an entry that waits for its confirmation. */
  | { kind: 'keep' }
  /** They take part already. */
  | { kind: 'already' };

/**
 * One entry an address. Until an address is confirmed anybody may have typed it, so a later
 * submission can never take away what an earlier one began: it does not turn a waiting entry
 * ineligible, and a confirmed one stays as it is.
 */
export const onEnter = (
  current: Pick<PromotionEntry, 'state' | 'reason'> | null,
  refused: EntryReason | null
): EnterOutcome => {
  const state = refused === null ? 'pending' : 'ineligible';
  if (!current) return { kind: 'insert', state, reason: refused };
  switch (current.state) {
    case 'confirmed':
      return { kind: 'already' };
    case 'pending':
      return refused === null
        ? { kind: 'replace', state: 'pending', reason: null }
        : { kind: 'keep' };
    case 'ineligible':
    case 'withdrawn':
      return { kind: 'replace', state, reason: refused };
  }
};

/** What a confirmed address makes of an entry; null leaves it alone. */
export const onConfirmEntry = (
  current: Pick<PromotionEntry, 'state'>,
  isFrozen: boolean
): {
  state: Extract<EntryState, 'confirmed' | 'ineligible'>;
  reason: EntryReason | null;
} | null => {
  if (current.state !== 'pending') return null;
  return isFrozen ? { state: 'ineligible', reason: 'late' } : { state: 'confirmed', reason: null };
};
