import { createHash } from 'node:crypto';
import { checkRecord, type SealProof } from '../../consent';
import { canonicalJson, sha256, type Json } from '../../core';
import type { EvidenceProvenance, Proof, ProofCheck, SharedEvidence } from './model';

const hashBytes = (...parts: Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/**
 * Whether a chain's head lies under a seal's root: RFC 6962's domain separation, 0x00 before a leaf
 * and 0x01 before a pair, so that a pair can never pass for a leaf.
 */
export const sealHolds = (seal: SealProof, subscriberId: number): boolean => {
  const { head, path } = seal;
  let hash = hashBytes(LEAF, Buffer.from(`${subscriberId}:${head.seq}:${head.hash}`, 'utf8'));
  if (hash.toString('hex') !== seal.leaf) return false;
  for (const step of path) {
    const sibling = Buffer.from(step.hash, 'hex');
    hash = step.side === 'left' ? hashBytes(NODE, sibling, hash) : hashBytes(NODE, hash, sibling);
  }
  return hash.toString('hex') === seal.root;
};

/** What a contract says, as the ledger hashed it; the same fields as when people came in with it. */
export const hashOfProvenance = (file: Omit<EvidenceProvenance, 'hash'>): string =>
  sha256(
    canonicalJson({
      kind: file.kind,
      collector: file.collector,
      collectedOn: file.collectedOn,
      wording: file.wording,
      contract: file.contract,
      allowedUses: [...file.allowedUses].sort(),
      maxSends: file.maxSends,
      endsAt: file.endsAt,
    })
  );

/** Parsed JSON is JSON, whatever its declared type says. */
const hashOf = (value: object): string => sha256(canonicalJson(value as Json));

/** Checks one person's chain, its personal half and all it points to, as it stands in the export. */
export const checkProof = (
  { records, evidence, seal, sealState }: Omit<Proof, 'check'>,
  { wordings, forms, provenances }: SharedEvidence
): ProofCheck => {
  const kept = new Map(evidence.map((item) => [item.recordId, item]));
  const committed = records.filter(({ evidenceHash }) => evidenceHash !== null);
  const found = (fault: ProofCheck['fault']): ProofCheck => ({
    ok: fault === null,
    records: records.length,
    fault,
    evidence: kept.size > 0 ? 'kept' : committed.length > 0 ? 'erased' : 'none',
  });

  for (const [index, record] of records.entries()) {
    const at = { recordId: record.id, seq: record.seq };
    const problem = checkRecord(record, records[index - 1] ?? null, kept.get(record.id) ?? null);
    if (problem) return found({ problem, ...at });
    if (record.wordingId !== null) {
      const shown = wordings.find(
        ({ wordingId, version }) =>
          wordingId === record.wordingId && version === record.wordingVersion
      );
      if (!shown || shown.hash !== record.wordingHash || shown.hash !== hashOf(shown.texts))
        return found({ problem: 'wording', ...at });
    }
    if (record.formId !== null) {
      const form = forms.find(
        ({ formId, version }) => formId === record.formId && version === record.formVersion
      );
      if (!form || form.hash !== hashOf(form.definition)) return found({ problem: 'form', ...at });
    }
    const contract = record.details?.provenance;
    if (typeof contract === 'string') {
      const id = record.details?.provenanceId;
      // The end of a file names its contract by hash alone.
      const file = provenances.find((item) =>
        id === undefined ? item.hash === contract : item.id === id
      );
      if (!file || hashOfProvenance(file) !== contract)
        return found({ problem: 'provenance', ...at });
    }
  }

  if (seal) {
    const sealed = records.find(({ seq }) => seq === seal.head.seq);
    if (!sealed || sealed.hash !== seal.head.hash || !sealHolds(seal, sealed.subscriberId))
      return found({
        problem: 'sealed-state',
        recordId: sealed?.id ?? null,
        seq: seal.head.seq,
      });
  }
  if (sealState === 'broken') return found({ problem: 'sealed-state', recordId: null, seq: null });
  return found(null);
};
