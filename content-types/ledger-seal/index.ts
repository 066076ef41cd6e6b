import { defineBulkModel, type EpochMs } from '../model';

/**
 * The ledger's state on one day, under a key: a Merkle root over the heads of all chains. Whoever
 * rewrites a whole chain, hashes included, cannot make the seal again without the key.
 */
export interface LedgerSeal {
  id: number;
  /** `YYYY-MM-DD` (UTC); one seal a day. */
  day: string;
  sealedAt: EpochMs;
  /** The seal covers records up to this id. */
  lastRecordId: number;
  chains: number;
  records: number;
  /** Hex; Merkle root over the roots of `payload.buckets`. */
  root: string;
  /** Roots of the trees over 4,096 subscriber ids each, by bucket number, so that a fault is located. */
  payload: { buckets: Record<string, string> };
  /** `mac` of the seal before; 64 zeros for the first. */
  prevMac: string;
  /** HMAC-SHA-256 (hex) over the canonical JSON of all fields above but `id`. */
  mac: string;
}

export const ledgerSeal = defineBulkModel(
  'ledger-seal',
  'optin_ledger_seals',
  {
    day: { type: 'string' },
    sealedAt: { type: 'biginteger' },
    lastRecordId: { type: 'integer' },
    chains: { type: 'integer' },
    records: { type: 'integer' },
    root: { type: 'string' },
    payload: { type: 'text' },
    prevMac: { type: 'string' },
    mac: { type: 'string' },
  },
  [{ name: 'optin_ledger_seals_day_uq', columns: ['day'], type: 'unique' }]
);
