import { defineBulkModel, type EpochMs } from '../model';

/** A draft as it was at some moment, to go back to; the last 50 of a campaign are kept. */
export interface CampaignVersion {
  id: number;
  campaignId: number;
  /** The revision that it shows. */
  revision: number;
  savedAt: EpochMs;
  /** `admin:<id>`, as in the ledger. */
  savedBy: string;
  /** What `SaveCampaignRequest` holds, as JSON. */
  content: string;
}

export const campaignVersion = defineBulkModel(
  'campaign-version',
  'optin_campaign_versions',
  {
    campaignId: { type: 'integer' },
    revision: { type: 'integer' },
    savedAt: { type: 'biginteger' },
    savedBy: { type: 'string' },
    content: { type: 'text' },
  },
  [
    {
      name: 'optin_campaign_versions_uq',
      columns: ['campaign_id', 'revision'],
      type: 'unique',
    },
  ]
);
