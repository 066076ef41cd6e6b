import { defineBulkModel, type EpochMs } from '../model';

/** Somebody who has a draft open; gone when their page has not been heard of for a while. */
export interface CampaignPresence {
  id: number;
  campaignId: number;
  /** One open page: a random id that the panel makes. */
  clientId: string;
  /** As the panel shows them. */
  name: string;
  seenAt: EpochMs;
}

export const campaignPresence = defineBulkModel(
  'campaign-presence',
  'optin_campaign_presences',
  {
    campaignId: { type: 'integer' },
    clientId: { type: 'string' },
    name: { type: 'string' },
    seenAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_campaign_presences_uq',
      columns: ['campaign_id', 'client_id'],
      type: 'unique',
    },
    { name: 'optin_campaign_presences_seen_ix', columns: ['seen_at'] },
  ]
);
