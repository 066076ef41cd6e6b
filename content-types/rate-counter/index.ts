import { defineBulkModel, type EpochMs } from '../model';

/** One counter of the public guard in one time window, shared by all instances. */
export interface RateCounter {
  id: number;
  /** `<limit>:<keyed hash of IP, address or form>:<window start>`; no personal data. */
  bucket: string;
  hits: number;
  expiresAt: EpochMs;
}

export const rateCounter = defineBulkModel(
  'rate-counter',
  'optin_rate_counters',
  {
    bucket: { type: 'string' },
    hits: { type: 'integer' },
    expiresAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_rate_counters_bucket_uq', columns: ['bucket'], type: 'unique' },
    { name: 'optin_rate_counters_expires_ix', columns: ['expires_at'] },
  ]
);
