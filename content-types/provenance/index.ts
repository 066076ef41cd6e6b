import type { CampaignNature } from '../campaign';
import { defineContentType, type EpochMs } from '../model';

export const PROVENANCE_KINDS = ['rented', 'bought', 'partner'] as const;
export type ProvenanceKind = (typeof PROVENANCE_KINDS)[number];

/**
 * Where a file of addresses came from, and what the contract allows (GDPR art. 5(2), 14). Once
 * people are on it, what it says cannot be changed any more: the ledger holds its hash.
 */
export interface Provenance {
  id: number;
  documentId: string;
  name: string;
  kind: ProvenanceKind;
  /** Who collected the addresses; readers are told. */
  collector: string;
  /** `YYYY-MM-DD`. */
  collectedOn: string;
  /** The text that people agreed to when the collector asked them. */
  wording: string;
  /** Reference of the contract. */
  contract: string;
  allowedUses: CampaignNature[];
  /** How many campaigns may go to the file. */
  maxSends: number;
  /** From this moment on nothing is sent; rented files are erased. */
  endsAt: EpochMs;
  /** When the first people came in with it; from then on it is evidence. null before. */
  lockedAt: EpochMs | null;
  /** When a rented file's people were erased; null before. */
  erasedAt: EpochMs | null;
  createdAt: string;
  updatedAt: string;
}

export const provenance = defineContentType(
  'provenance',
  'provenances',
  'Where a rented, bought or partner file of addresses came from and what it may be used for.',
  {
    name: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: PROVENANCE_KINDS, required: true },
    collector: { type: 'string', required: true },
    collectedOn: { type: 'string', required: true },
    wording: { type: 'text' },
    contract: { type: 'string' },
    allowedUses: { type: 'json' },
    maxSends: { type: 'integer' },
    endsAt: { type: 'biginteger' },
    lockedAt: { type: 'biginteger' },
    erasedAt: { type: 'biginteger' },
  }
);
