import type { AbMetric } from '../../../../../../content-types';

/** How an audience is shared out, in people; drawing lots makes them differ by a few. */
export interface Shares {
  people: number;
  /** To each variant. */
  each: number;
  /** Who waits for the winner. */
  rest: number;
}

/** @param percent part of the audience that is tested, 1 to 100 */
export const sharesOf = (people: number, percent: number, variants: number): Shares => {
  const sample = Math.round((people * percent) / 100);
  return { people, each: Math.floor(sample / variants), rest: people - sample };
};

/** What newsletters often see: of the mails, how many are clicked in and after how many people go. */
export const USUAL_RATE: Record<AbMetric, number> = { clicks: 0.05, unsubscribes: 0.005 };

/** Quantiles of the normal distribution for 0.05 on both sides, shared among 1 to 3 comparisons. */
const QUANTILES = [1.96, 2.241, 2.394];
/** In four of five tests a difference of that size is to show. */
const POWER = 0.842;
/** With fewer people the reckoning means nothing, and neither would a result. */
const LEAST = 20;

/**
 * The rate that another variant must have for the difference to show where A has `base`.
 * @param each people who get each variant
 * @param comparisons variants beside A, 1 to 3
 * @returns 0 to 1; null where there are too few people to say
 */
export const neededRate = (base: number, each: number, comparisons: number): number | null => {
  if (each < LEAST) return null;
  const factor = QUANTILES[Math.min(Math.max(comparisons, 1), QUANTILES.length) - 1] + POWER;
  const shows = (rate: number) =>
    rate - base >= factor * Math.sqrt((base * (1 - base) + rate * (1 - rate)) / each);
  let [low, high] = [base, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
};
