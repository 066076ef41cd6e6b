import { defineBulkModel, type EpochMs } from '../model';

/**
 * pending --address confirmed--> confirmed --drawn or voted: stays--
 * pending, confirmed --person withdraws or is erased--> withdrawn
 * ineligible: the person's answers do not meet the conditions; kept, so that the answer is known.
 */
export const ENTRY_STATES = ['pending', 'confirmed', 'ineligible', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** One person's part in one promotion: one entry an address. */
export interface PromotionEntry {
  id: number;
  promotionId: number;
  subscriberId: number;
  state: EntryState;
  /** Why not, as a code. */
  reason: string | null;
  /** `vote`: key of the option. */
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
    { name: 'optin_promotion_entries_state_ix', columns: ['promotion_id', 'state', 'id'] },
    { name: 'optin_promotion_entries_person_ix', columns: ['subscriber_id', 'id'] },
  ]
);
