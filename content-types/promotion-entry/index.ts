import { defineBulkModel, type EpochMs } from '../model';

/**
 * pending --address confirmed--> confirmed --drawn or voted: stays--
 * pending --confirmed after the list was frozen--> ineligible (late)
 * pending --nobody confirmed in time--> withdrawn (unconfirmed)
 * pending, confirmed --person is erased before the end--> withdrawn (erased)
 * ineligible: the person's answers do not meet the conditions; kept, so that the answer is known.
 * ineligible, withdrawn (unconfirmed) --sent again, meeting the conditions--> pending
 */
export const ENTRY_STATES = ['pending', 'confirmed', 'ineligible', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Why an entry does not count. */
export const ENTRY_REASONS = ['country', 'age', 'late', 'unconfirmed', 'erased'] as const;
export type EntryReason = (typeof ENTRY_REASONS)[number];

/** One person's part in one promotion: one entry an address. */
export interface PromotionEntry {
  id: number;
  promotionId: number;
  subscriberId: number;
  state: EntryState;
  /** Why it does not count. */
  reason: EntryReason | null;
  /**
   * Known to the participant alone, from confirmation on: 80 random bits in Crockford's base 32.
   * Published lists hold its hash, so that people find their entry and nobody else's.
   */
  reference: string | null;
  /** `vote`: key of the option; that of the latest submission until one is confirmed. */
  choice: string | null;
  formId: number;
  formVersion: number;
  rulesVersion: number;
  locale: string;
  enteredAt: EpochMs;
  confirmedAt: EpochMs | null;
}

export const promotionEntry = defineBulkModel(
  'promotion-entry',
  'optin_promotion_entries',
  {
    promotionId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    state: { type: 'string' },
    reason: { type: 'string' },
    reference: { type: 'string' },
    choice: { type: 'string' },
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    rulesVersion: { type: 'integer' },
    locale: { type: 'string' },
    enteredAt: { type: 'biginteger' },
    confirmedAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_promotion_entries_uq',
      columns: ['promotion_id', 'subscriber_id'],
      type: 'unique',
    },
    {
      // NULL (not confirmed yet) never collides, on any of the three databases.
      name: 'optin_promotion_entries_reference_uq',
      columns: ['promotion_id', 'reference'],
      type: 'unique',
    },
    { name: 'optin_promotion_entries_state_ix', columns: ['promotion_id', 'state', 'id'] },
    { name: 'optin_promotion_entries_person_ix', columns: ['subscriber_id', 'id'] },
  ]
);
