/** What one round of work did. */
export interface Round {
  /** How many people it concerned. */
  people: number;
  /** Time ran out before the work did. */
  more: boolean;
}
