import fc from 'fast-check';
import type { ConsentEvidence, ConsentRecord } from '../../content-types';
import {
  checkRecord,
  GENESIS_HASH,
  hashEvidence,
  hashRecord,
} from '../../server/src/consent/chain';
import {
  canonicalEvidence,
  canonicalRecord,
  checkRow,
  type EvidenceRow,
  type RecordRow,
} from '../../server/src/consent/rows';
import { canonicalJson, toRow } from '../../server/src/core';

const evidence: ConsentEvidence = {
  recordId: 1,
  subscriberId: 9,
  email: 'ada@example.org',
  ip: '192.0.2.0',
  userAgent: 'Firefox',
  pageUrl: 'https://example.org/news',
  facts: null,
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
    details: null,
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
      const other = name === 'details' ? { preTicked: true } : `${String(value)}x`;
      const altered = { ...first, [name]: typeof value === 'number' ? value + 1 : other };
      expect([name, checkRecord(altered, null, null)]).toEqual([name, 'hash']);
    }
  });

  it('keeps the hashes of records from before details and facts came', () => {
    expect(first.evidenceHash).toBe(
      '9525faee6c1180485b641ddacf3ffccd53c1b06ee97a77f99b69b47a02f8ac67'
    );
    expect(first.hash).toBe('86f985d7249f43ec9811db5101f4ff89364921491f19a3b173219ee68a9cecdb');
    expect(hashRecord({ ...first, details: {} })).not.toBe(first.hash);
  });

  it('breaks when time runs backwards', () => {
    const { id, hash, ...unsigned } = record(2, first.hash);
    const earlier = { ...unsigned, at: first.at - 1 };
    expect(checkRecord({ id, ...earlier, hash: hashRecord(earlier) }, first, null)).toBe('time');
    expect(hash).toHaveLength(64);
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

describe('the fast path', () => {
  const id = fc.nat({ max: 2 ** 31 - 1 });
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const words = fc.string({ unit: 'binary' });
  const fact = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null));
  const records = fc.record({
    id,
    subscriberId: id,
    seq: id,
    event: words,
    at: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    listId: maybe(id),
    basis: maybe(words),
    wordingId: maybe(id),
    wordingVersion: maybe(id),
    wordingHash: maybe(words),
    formId: maybe(id),
    formVersion: maybe(id),
    locale: maybe(words),
    method: words,
    actor: words,
    details: maybe(fc.dictionary(words, fact)),
    evidenceHash: maybe(words),
    prevHash: words,
    hash: words,
  }) as fc.Arbitrary<ConsentRecord>;
  const halves = fc.record({
    recordId: id,
    subscriberId: id,
    email: words,
    ip: maybe(words),
    userAgent: maybe(words),
    pageUrl: maybe(words),
    facts: maybe(fc.dictionary(words, fc.oneof(words, fc.integer(), fc.constant(null)))),
    salt: words,
  }) as fc.Arbitrary<ConsentEvidence>;

  const none: EvidenceRow = {
    evidence_of: null,
    email: null,
    ip: null,
    user_agent: null,
    page_url: null,
    facts: null,
    salt: null,
  };
  /** As PostgreSQL gives it: 64-bit integers as text. */
  const recordRow = (item: ConsentRecord) =>
    ({ ...toRow(item), at: String(item.at) }) as unknown as RecordRow;
  const evidenceRow = (item: ConsentEvidence) =>
    ({ ...toRow(item), evidence_of: item.subscriberId }) as unknown as EvidenceRow;

  it('writes the canonical JSON of any record', () => {
    fc.assert(
      fc.property(records, (item) => {
        const { id: _id, hash: _hash, details, ...rest } = item;
        const hashed = { ...rest, ...(details === null ? {} : { details }) };
        expect(canonicalRecord(recordRow(item))).toBe(canonicalJson(hashed));
      })
    );
  });

  it('writes the canonical JSON of any evidence', () => {
    fc.assert(
      fc.property(halves, ({ recordId, subscriberId, facts, ...rest }) => {
        const row = evidenceRow({ recordId, subscriberId, facts, ...rest });
        const hashed = { ...rest, ...(facts === null ? {} : { facts }) };
        expect(canonicalEvidence(row)).toBe(canonicalJson(hashed));
      })
    );
  });

  it('finds what the slow one finds, whatever was altered', () => {
    const alteration = fc.record({
      field: fc.constantFrom('none', 'seq', 'prevHash', 'hash', 'at', 'locale', 'details', 'email'),
      text: words,
    });
    fc.assert(
      fc.property(records, halves, alteration, (base, half, { field, text }) => {
        const previous = { seq: 4, hash: 'ab'.repeat(32), at: 1000 };
        const kept = { ...half, subscriberId: base.subscriberId };
        const { hash: _hash, ...unsigned } = {
          ...base,
          seq: 5,
          prevHash: previous.hash,
          at: 1000 + base.at,
          evidenceHash: hashEvidence(kept),
        };
        fc.pre(Number.isSafeInteger(unsigned.at));
        const sound: ConsentRecord = { ...unsigned, hash: hashRecord(unsigned) };
        const altered = {
          ...sound,
          ...(field === 'seq' || field === 'at' ? { [field]: 7 } : {}),
          ...(field === 'details' ? { details: { text } } : {}),
          ...(['prevHash', 'hash', 'locale'].includes(field) ? { [field]: text } : {}),
        };
        const evidenceNow = field === 'email' ? { ...kept, email: text } : kept;
        expect(checkRow({ ...recordRow(altered), ...evidenceRow(evidenceNow) }, previous)).toBe(
          checkRecord(altered, previous, evidenceNow)
        );
        expect(checkRow({ ...recordRow(sound), ...none }, previous)).toBeNull();
      })
    );
  });

  it('takes broken JSON and evidence of another person for what they are', () => {
    const sound = record(1, GENESIS_HASH);
    const row = { ...recordRow(sound), ...evidenceRow(evidence) };
    expect(checkRow(row, null)).toBeNull();
    expect(checkRow({ ...row, details: '{"a":' }, null)).toBe('hash');
    expect(checkRow({ ...row, facts: 'x' }, null)).toBe('evidence');
    expect(checkRow({ ...row, evidence_of: 10 }, null)).toBe('evidence');
    expect(checkRow({ ...row, evidence_hash: null }, null)).toBe('hash');
  });
});
