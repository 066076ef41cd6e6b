import fc from 'fast-check';
import type { ConsentEvidence, ConsentRecord } from '../../content-types';
import {
  checkRecord,
  GENESIS_HASH,
  hashEvidence,
  hashRecord,
} from '../../server/src/consent/chain';

const evidence: ConsentEvidence = {
  recordId: 1,
  subscriberId: 9,
  email: 'ada@example.org',
  ip: '192.0.2.0',
  userAgent: 'Firefox',
  pageUrl: 'https://example.org/news',
  salt: 'ab'.repeat(16),
};

const record = (seq: number, prevHash: string): ConsentRecord => {
  const unsigned = {
    subscriberId: 9,
    seq,
    event: 'requested',
    at: 1_800_000_000_000,
    listId: 3,
    basis: 'double-opt-in',
    wordingId: 1,
    wordingVersion: 2,
    wordingHash: 'c0ffee',
    formId: 4,
    formVersion: 5,
    locale: 'fr',
    method: 'form',
    actor: 'subscriber',
    evidenceHash: hashEvidence(evidence),
    prevHash,
  } satisfies Omit<ConsentRecord, 'id' | 'hash'>;
  return { id: seq, ...unsigned, hash: hashRecord(unsigned) };
};

describe('the chain', () => {
  const first = record(1, GENESIS_HASH);
  const second = record(2, first.hash);

  it('holds as it was written', () => {
    expect(checkRecord(first, null, evidence)).toBeNull();
    expect(checkRecord(second, first, null)).toBeNull();
  });

  it('breaks when any hashed field changes', () => {
    const fields = Object.keys(first).filter(
      (name) => !['id', 'hash', 'seq', 'prevHash'].includes(name)
    ) as (keyof ConsentRecord)[];
    for (const name of fields) {
      const value = first[name];
      const altered = { ...first, [name]: typeof value === 'number' ? value + 1 : `${value}x` };
      expect([name, checkRecord(altered, null, null)]).toEqual([name, 'hash']);
    }
  });

  it('breaks when a record is missing, moved or re-signed', () => {
    expect(checkRecord(second, null, null)).toBe('sequence');
    expect(checkRecord(record(2, GENESIS_HASH), first, null)).toBe('previous-hash');
    expect(checkRecord({ ...first, hash: GENESIS_HASH }, null, null)).toBe('hash');
  });

  it('commits to the evidence without holding it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email', 'ip', 'userAgent', 'pageUrl', 'salt'),
        fc.string(),
        (field, text) => {
          fc.pre(text !== evidence[field as keyof ConsentEvidence]);
          const altered = { ...evidence, [field]: text };
          expect(checkRecord(first, null, altered)).toBe('evidence');
        }
      )
    );
    // Erased evidence leaves the chain valid.
    expect(checkRecord(first, null, null)).toBeNull();
  });
});
