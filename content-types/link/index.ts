import type { AbKey } from '../campaign';
import { defineBulkModel, type EpochMs } from '../model';

/**
 * A link of a campaign that counts clicks. All readers of a language and variant have the same one,
 * so the number says how often it was opened and never by whom.
 */
export interface Link {
  id: number;
  campaignId: number;
  locale: string;
  /** Of an A/B test; `a` where there is none. */
  variant: AbKey;
  /** Where it leads, marks for statistics included: http or https. */
  url: string;
  clicks: number;
  createdAt: EpochMs;
}

export const link = defineBulkModel(
  'link',
  'optin_links',
  {
    campaignId: { type: 'integer' },
    locale: { type: 'string' },
    variant: { type: 'string', default: 'a' },
    url: { type: 'text' },
    clicks: { type: 'integer', default: 0 },
    createdAt: { type: 'biginteger' },
  },
  [{ name: 'optin_links_campaign_ix', columns: ['campaign_id'] }]
);
