import type { LedgerFault, LedgerVerification } from '../../../../../server/src/consent/contract';
import type { Translate } from '../../../hooks/useT';

/** The first thing that does not hold, in one sentence. */
export const faultText = (fault: LedgerFault, t: Translate): string =>
  t(`consent.verify.problem.${fault.problem}`, {
    record: fault.recordId ?? '–',
    seq: fault.seq ?? '–',
    day: fault.day ?? '–',
    from: fault.range?.[0] ?? '–',
    to: fault.range?.[1] ?? '–',
  });

/** 0 to 100, a whole number; an empty ledger is done at once. */
export const percentOf = ({ checked, total }: Pick<LedgerVerification, 'checked' | 'total'>) =>
  total > 0 ? Math.min(100, Math.floor((checked / total) * 100)) : 100;

export interface Observation {
  at: number;
  checked: number;
}

/**
 * Seconds that are left at the pace seen between two looks, by the reader's own clock; null while
 * that is a guess out of thin air.
 */
export const secondsLeft = (
  first: Observation | null,
  now: Observation,
  total: number
): number | null => {
  if (!first) return null;
  const read = now.checked - first.checked;
  const milliseconds = now.at - first.at;
  if (read <= 0 || milliseconds < 1000) return null;
  return Math.ceil(((total - now.checked) * milliseconds) / read / 1000);
};
