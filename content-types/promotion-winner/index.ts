import { defineBulkModel, type EpochMs } from '../model';

/**
 * reserve --a winner before them drops out--> winner
 * winner --dropped by somebody in the panel, with the reason--> replaced
 */
export const WINNER_STANDINGS = ['winner', 'reserve', 'replaced'] as const;
export type WinnerStanding = (typeof WINNER_STANDINGS)[number];

/** Why a winner is replaced. Codes and no free text, so that nothing personal gets in. */
export const REPLACE_REASONS = [
  'declined',
  'no-answer',
  'unreachable',
  'not-entitled',
  'erased',
] as const;
export type ReplaceReason = (typeof REPLACE_REASONS)[number];

/** One drawn entry. The order is that of the proof and never changes; what follows is noted here. */
export interface PromotionWinner {
  id: number;
  promotionId: number;
  entryId: number;
  /** From 1: winners first, then reserves. */
  position: number;
  standing: WinnerStanding;
  /** A reserve who stepped in: since when, by whom, and for which position. */
  promotedAt: EpochMs | null;
  promotedBy: string | null;
  insteadOf: number | null;
  replacedAt: EpochMs | null;
  replacedBy: string | null;
  replaceReason: ReplaceReason | null;
  /** When the mail about the prize was queued. */
  notifiedAt: EpochMs | null;
  notifiedBy: string | null;
}

export const promotionWinner = defineBulkModel(
  'promotion-winner',
  'optin_promotion_winners',
  {
    promotionId: { type: 'integer' },
    entryId: { type: 'integer' },
    position: { type: 'integer' },
    standing: { type: 'string' },
    promotedAt: { type: 'biginteger' },
    promotedBy: { type: 'string' },
    insteadOf: { type: 'integer' },
    replacedAt: { type: 'biginteger' },
    replacedBy: { type: 'string' },
    replaceReason: { type: 'string' },
    notifiedAt: { type: 'biginteger' },
    notifiedBy: { type: 'string' },
  },
  [
    {
      name: 'optin_promotion_winners_position_uq',
      columns: ['promotion_id', 'position'],
      type: 'unique',
    },
    {
      name: 'optin_promotion_winners_entry_uq',
      columns: ['promotion_id', 'entry_id'],
      type: 'unique',
    },
  ]
);
