import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../core';
import { GENESIS_HASH } from './chain';
import type { LedgerProblem } from './contract';

type Integer = number | string;
type NullableInteger = Integer | null;

/** A row of the ledger as the driver gives it: 64-bit integers may be text, JSON is text. */
export interface RecordRow {
  id: Integer;
  subscriber_id: Integer;
  seq: Integer;
  event: string;
  at: Integer;
  list_id: NullableInteger;
  basis: string | null;
  wording_id: NullableInteger;
  wording_version: NullableInteger;
  wording_hash: string | null;
  form_id: NullableInteger;
  form_version: NullableInteger;
  locale: string | null;
  method: string;
  actor: string;
  details: string | null;
  evidence_hash: string | null;
  prev_hash: string;
  hash: string;
}

/** The personal half, beside its record; all null where none is kept. */
export interface EvidenceRow {
  evidence_of: NullableInteger;
  email: string | null;
  ip: string | null;
  user_agent: string | null;
  page_url: string | null;
  facts: string | null;
  salt: string | null;
}

const integer = (value: NullableInteger): string => (value === null ? 'null' : `${Number(value)}`);
const text = (value: string | null): string => JSON.stringify(value);
const json = (value: string): string => canonicalJson(JSON.parse(value) as Json);

/**
 * The canonical JSON of a record, straight from its row: what `hashRecord` hashes, at several times
 * the speed, since the order of the keys is written down here. A property test holds both equal.
 * @throws SyntaxError when `details` is not JSON
 */
export const canonicalRecord = (row: RecordRow): string =>
  `{"actor":${text(row.actor)},"at":${integer(row.at)},"basis":${text(row.basis)}` +
  (row.details === null ? '' : `,"details":${json(row.details)}`) +
  `,"event":${text(row.event)},"evidenceHash":${text(row.evidence_hash)}` +
  `,"formId":${integer(row.form_id)},"formVersion":${integer(row.form_version)}` +
  `,"listId":${integer(row.list_id)},"locale":${text(row.locale)},"method":${text(row.method)}` +
  `,"prevHash":${text(row.prev_hash)},"seq":${integer(row.seq)}` +
  `,"subscriberId":${integer(row.subscriber_id)},"wordingHash":${text(row.wording_hash)}` +
  `,"wordingId":${integer(row.wording_id)},"wordingVersion":${integer(row.wording_version)}}`;

/** The canonical JSON of the personal half, as `hashEvidence` hashes it. */
export const canonicalEvidence = (row: EvidenceRow): string =>
  `{"email":${text(row.email)}` +
  (row.facts === null ? '' : `,"facts":${json(row.facts)}`) +
  `,"ip":${text(row.ip)},"pageUrl":${text(row.page_url)},"salt":${text(row.salt)}` +
  `,"userAgent":${text(row.user_agent)}}`;

/** Whether `canonical` gives text with this SHA-256; JSON that somebody broke gives none. */
const hashesTo = (expected: string | null, canonical: () => string): boolean => {
  try {
    return hash('sha256', canonical(), 'hex') === expected;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** What the next row of a chain is held against. */
export interface ChainPosition {
  seq: number;
  hash: string;
  at: number;
}

/**
 * `checkRecord` for rows: holds one against its predecessor, and its evidence against itself.
 * @param previous null for the first of a chain
 */
export const checkRow = (
  row: RecordRow & EvidenceRow,
  previous: ChainPosition | null
): LedgerProblem | null => {
  if (Number(row.seq) !== (previous?.seq ?? 0) + 1) return 'sequence';
  if (row.prev_hash !== (previous?.hash ?? GENESIS_HASH)) return 'previous-hash';
  if (!hashesTo(row.hash, () => canonicalRecord(row))) return 'hash';
  if (previous && Number(row.at) < previous.at) return 'time';
  if (row.evidence_of === null) return null;
  // Evidence that hangs on another person would be erased with them.
  if (Number(row.evidence_of) !== Number(row.subscriber_id)) return 'evidence';
  return hashesTo(row.evidence_hash, () => canonicalEvidence(row)) ? null : 'evidence';
};
