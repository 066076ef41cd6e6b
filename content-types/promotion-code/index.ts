import { defineBulkModel, type EpochMs } from '../model';

/** One personal code of a private sale; each goes to one person. */
export interface PromotionCode {
  id: number;
  promotionId: number;
  code: string;
  /** null while nobody has it. */
  subscriberId: number | null;
  assignedAt: EpochMs | null;
}

export const promotionCode = defineBulkModel(
  'promotion-code',
  'optin_promotion_codes',
  {
    promotionId: { type: 'integer' },
    code: { type: 'string' },
    subscriberId: { type: 'integer' },
    assignedAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_promotion_codes_code_uq', columns: ['promotion_id', 'code'], type: 'unique' },
    {
      // NULL (nobody yet) never collides, on any of the three databases.
      name: 'optin_promotion_codes_person_uq',
      columns: ['promotion_id', 'subscriber_id'],
      type: 'unique',
    },
  ]
);
