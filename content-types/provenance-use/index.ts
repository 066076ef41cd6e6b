import { defineBulkModel, type EpochMs } from '../model';

/** One campaign that a third-party file was used for; taken once, when the campaign starts. */
export interface ProvenanceUse {
  id: number;
  provenanceId: number;
  campaignId: number;
  at: EpochMs;
}

export const provenanceUse = defineBulkModel(
  'provenance-use',
  'optin_provenance_uses',
  {
    provenanceId: { type: 'integer' },
    campaignId: { type: 'integer' },
    at: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_provenance_uses_uq',
      columns: ['provenance_id', 'campaign_id'],
      type: 'unique',
    },
  ]
);
