import { defineBulkModel, type EpochMs } from '../model';

/**
 * One draw, provable: the commitment (hash of the seed) stands before the entries are frozen; the
 * seed is shown afterwards, and seed and frozen entries alone give the order.
 */
export interface PromotionDraw {
  id: number;
  promotionId: number;
  /** SHA-256 (hex) of the seed. */
  commitment: string;
  committedAt: EpochMs;
  /** Hex; kept secret until drawn. */
  seed: string;
  /** SHA-256 (hex) over the frozen list of entries; null before. */
  entriesHash: string | null;
  entries: number | null;
  frozenAt: EpochMs | null;
  /** `admin:<id>`. */
  frozenBy: string | null;
  /** The frozen list: published hashes of entries in ascending order, one a line; null before. */
  frozenList: string | null;
  drawnAt: EpochMs | null;
  drawnBy: string | null;
  /** The whole proof as published (JSON); null before the draw. */
  proof: string | null;
}

export const promotionDraw = defineBulkModel(
  'promotion-draw',
  'optin_promotion_draws',
  {
    promotionId: { type: 'integer' },
    commitment: { type: 'string' },
    committedAt: { type: 'biginteger' },
    seed: { type: 'string' },
    entriesHash: { type: 'string' },
    entries: { type: 'integer' },
    frozenAt: { type: 'biginteger' },
    frozenBy: { type: 'string' },
    frozenList: { type: 'text' },
    drawnAt: { type: 'biginteger' },
    drawnBy: { type: 'string' },
    proof: { type: 'text' },
  },
  // One draw a promotion, ever: a second one would be a choice between two results.
  [{ name: 'optin_promotion_draws_promotion_uq', columns: ['promotion_id'], type: 'unique' }]
);
