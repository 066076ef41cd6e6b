import { defineBulkModel, type EpochMs } from '../model';

export const SUPPRESSION_REASONS = ['hard-bounce', 'complaint', 'erasure', 'manual'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** An address that must not be mailed, kept as a keyed hash. */
export interface Suppression {
  id: number;
  fingerprint: string;
  reason: SuppressionReason;
  since: EpochMs;
  /** What led to it, without personal data: an SMTP status, `admin:<id>`. */
  detail: string | null;
}

export const suppression = defineBulkModel(
  'suppression',
  'optin_suppressions',
  {
    fingerprint: { type: 'string' },
    reason: { type: 'string' },
    since: { type: 'biginteger' },
    detail: { type: 'string' },
  },
  [{ name: 'optin_suppressions_fingerprint_uq', columns: ['fingerprint'], type: 'unique' }]
);
