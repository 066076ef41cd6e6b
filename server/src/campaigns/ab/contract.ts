import type { AbKey, AbOutcome } from '../../../../content-types';
import type { Data } from '../../core/contract';

/** What became of one variant of an A/B test so far. */
export interface AbVariantResult {
  key: AbKey;
  /** People drawn for it, and those of them whose mail went out. */
  assigned: number;
  sent: number;
  unsubscribed: number;
  /** Clicks in total, several of one reader among them; null where they are not counted. */
  clicks: number | null;
  /** What the test measures, for each mail sent, with its 95 % interval; null before the first mail. */
  rate: { value: number; low: number; high: number } | null;
}
/** GET /optin/campaigns/:id/ab-test: of a campaign that has started; 404 without a test. */
export type AbTestResponse = Data<{
  /** `sampling`: the sample goes out; `measuring`: all of it has. */
  phase: 'sampling' | 'measuring' | 'decided';
  /** When the engine chooses; null where a person does. */
  decideAt: number | null;
  /** People who wait for the winner. */
  waiting: number;
  outcome: (AbOutcome & { name: string | null }) | null;
  variants: AbVariantResult[];
  /** The best so far; A where none is better. */
  leader: AbKey;
  /**
   * Chance (0 to 1) of a difference as large as that between the leader and the next best if both
   * were equally good, corrected for the number of comparisons; null before there are mails.
   */
  pValue: number | null;
  /** Whether it is below 0.05. */
  isTellable: boolean;
}>;
/** POST /optin/campaigns/:id/ab-test/winner: who waits gets this one. */
export interface ChooseWinnerRequest {
  variant: AbKey;
}
export type ChooseWinnerResponse = AbTestResponse;
