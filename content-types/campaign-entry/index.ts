import { defineBulkModel, type EpochMs } from '../model';

/** An entry of the CMS that a campaign shows: picked in a draft, or found by a query when it went out. */
export interface CampaignEntry {
  id: number;
  campaignId: number;
  /** The recurring campaign that the campaign belongs to, or null. */
  seriesId: number | null;
  uid: string;
  entryId: string;
  /** When the campaign started; null while it is a draft. */
  sentAt: EpochMs | null;
}

export const campaignEntry = defineBulkModel(
  'campaign-entry',
  'optin_campaign_entries',
  {
    campaignId: { type: 'integer' },
    seriesId: { type: 'integer' },
    uid: { type: 'string' },
    entryId: { type: 'string' },
    sentAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_campaign_entries_uq',
      columns: ['campaign_id', 'uid', 'entry_id'],
      type: 'unique',
    },
    { name: 'optin_campaign_entries_entry_ix', columns: ['uid', 'entry_id'] },
    { name: 'optin_campaign_entries_series_ix', columns: ['series_id', 'uid'] },
  ]
);
