import type { ConsentEvidence, ConsentRecord } from '../../../content-types';
import { canonicalJson, sha256 } from '../core';
import type { LedgerProblem } from './contract';

/** What the first record of a chain points back to. */
export const GENESIS_HASH = '0'.repeat(64);

type HashedFields = Omit<ConsentRecord, 'id' | 'hash'>;

/**
 * Named one by one, so that a column added later cannot silently change old hashes; what came later
 * is hashed only where it has a value.
 */
const hashedFields = (
  record: HashedFields
): Omit<HashedFields, 'details'> & Partial<Pick<HashedFields, 'details'>> => ({
  subscriberId: record.subscriberId,
  seq: record.seq,
  event: record.event,
  at: record.at,
  listId: record.listId,
  basis: record.basis,
  wordingId: record.wordingId,
  wordingVersion: record.wordingVersion,
  wordingHash: record.wordingHash,
  formId: record.formId,
  formVersion: record.formVersion,
  locale: record.locale,
  method: record.method,
  actor: record.actor,
  evidenceHash: record.evidenceHash,
  prevHash: record.prevHash,
  ...(record.details === null ? {} : { details: record.details }),
});

/** SHA-256 (hex) over the canonical JSON of a record without its id and hash. */
export const hashRecord = (record: HashedFields): string =>
  sha256(canonicalJson({ ...hashedFields(record) }));

/** The commitment that a record keeps to its erasable, personal half. */
export const hashEvidence = (
  evidence: Omit<ConsentEvidence, 'recordId' | 'subscriberId'>
): string =>
  sha256(
    canonicalJson({
      email: evidence.email,
      ip: evidence.ip,
      userAgent: evidence.userAgent,
      pageUrl: evidence.pageUrl,
      salt: evidence.salt,
      ...(evidence.facts === null ? {} : { facts: evidence.facts }),
    })
  );

/**
 * Checks one record against its predecessor in the same chain.
 * @param previous null for the first record
 * @param evidence null where none is kept (never had, or erased)
 * @returns what is wrong, or null
 */
export const checkRecord = (
  record: ConsentRecord,
  previous: Pick<ConsentRecord, 'seq' | 'hash' | 'at'> | null,
  evidence: ConsentEvidence | null
): LedgerProblem | null => {
  if (record.seq !== (previous?.seq ?? 0) + 1) return 'sequence';
  if (record.prevHash !== (previous?.hash ?? GENESIS_HASH)) return 'previous-hash';
  if (record.hash !== hashRecord(record)) return 'hash';
  if (previous && record.at < previous.at) return 'time';
  if (evidence && record.evidenceHash !== hashEvidence(evidence)) return 'evidence';
  return null;
};
