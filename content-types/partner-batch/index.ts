import { defineBulkModel, type EpochMs } from '../model';

export const PARTNER_FILE_FORMATS = ['ndjson', 'csv'] as const;
export type PartnerFileFormat = (typeof PARTNER_FILE_FORMATS)[number];

/** One file that somebody took out of the house for a partner: when, by whom, how much, and its digest. */
export interface PartnerBatch {
  id: number;
  partnerId: number;
  /** Named in the file and in each of its transfers. */
  key: string;
  format: PartnerFileFormat;
  /** `admin:<id>`. */
  madeBy: string;
  madeAt: EpochMs;
  /** Everything from this moment on was asked for; null for only what was new. */
  since: EpochMs | null;
  consents: number;
  withdrawals: number;
  /** SHA-256 (hex) over every byte before the file's last line. */
  digest: string;
}

export const partnerBatch = defineBulkModel(
  'partner-batch',
  'optin_partner_batches',
  {
    partnerId: { type: 'integer' },
    key: { type: 'string' },
    format: { type: 'string' },
    madeBy: { type: 'string' },
    madeAt: { type: 'biginteger' },
    since: { type: 'biginteger' },
    consents: { type: 'integer' },
    withdrawals: { type: 'integer' },
    digest: { type: 'string' },
  },
  [
    { name: 'optin_partner_batches_key_uq', columns: ['key'], type: 'unique' },
    { name: 'optin_partner_batches_partner_ix', columns: ['partner_id', 'id'] },
  ]
);
