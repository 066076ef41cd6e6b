import { defineBulkModel, type EpochMs, type LocalizedText } from '../model';

/** An immutable version of a promotion's rules. */
export interface PromotionRules {
  id: number;
  promotionId: number;
  version: number;
  texts: LocalizedText;
  /** SHA-256 (hex) of the canonical JSON of `texts`. */
  hash: string;
  publishedAt: EpochMs;
  publishedBy: string;
}

export const promotionRules = defineBulkModel(
  'promotion-rules',
  'optin_promotion_rules',
  {
    promotionId: { type: 'integer' },
    version: { type: 'integer' },
    texts: { type: 'text' },
    hash: { type: 'string' },
    publishedAt: { type: 'biginteger' },
    publishedBy: { type: 'string' },
  },
  [{ name: 'optin_promotion_rules_uq', columns: ['promotion_id', 'version'], type: 'unique' }]
);
