import type { AbKey, AbMetric } from '../../../../content-types';
import { comparePoisson, fisher, poisson, wilson, type Interval, type Share } from './statistics';

/** A difference that chance alone makes less often than this is worth believing. */
const TELLABLE = 0.05;

export interface Judged {
  rates: (Interval | null)[];
  leader: AbKey;
  /** Of the leader against the next best, corrected for the number of comparisons. */
  pValue: number | null;
  isTellable: boolean;
}

/** Variants with what they are measured by; `share` is null where nothing is counted. */
type Measured = { key: AbKey; share: Share | null }[];

const rateOf = (share: Share | null): number | null =>
  share && share.mails > 0 ? share.events / share.mails : null;

/**
 * What a test says so far.
 * @param variants A first; of equals the earlier one leads
 */
export const judgeTest = (metric: AbMetric, variants: Measured): Judged => {
  const intervalOf = metric === 'clicks' ? poisson : wilson;
  const rates = variants.map(({ share }) => (share && share.mails > 0 ? intervalOf(share) : null));
  const sign = metric === 'clicks' ? -1 : 1;
  // Sorting keeps the order of equals; who has no mail yet comes last.
  const ranked = variants
    .flatMap(({ key, share }) => {
      const rate = rateOf(share);
      return share && rate !== null ? [{ key, share, rank: sign * rate }] : [];
    })
    .sort((a, b) => a.rank - b.rank);
  const [best, next] = ranked;
  const none = { rates, leader: best?.key ?? 'a', pValue: null, isTellable: false } as const;
  if (!best || !next || ranked.length < variants.length) return none;
  const compare = metric === 'clicks' ? comparePoisson : fisher;
  const pValue = Math.min(1, compare(best.share, next.share) * (variants.length - 1));
  return { rates, leader: best.key, pValue, isTellable: pValue < TELLABLE };
};
