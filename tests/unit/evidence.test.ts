import { checkProof, hashOfProvenance } from '../../server/src/privacy/evidence/check';
import { sealStateOf } from '../../server/src/privacy/evidence/seals';
import type { PersonFile } from '../../server/src/privacy/evidence/model';
import { chainOf, fileOf, person, sealOf, shelf, SHOWN } from '../helpers/evidence-fixtures';
import { alter, verifyEvidence } from '../helpers/verify-evidence';

const chain = chainOf(42, [
  { event: 'requested', ...SHOWN, kept: { ip: '192.0.2.0', facts: { what: 'A ticket' } } },
  { event: 'confirmed', ...SHOWN, method: 'link', details: { preTicked: false }, kept: {} },
  { event: 'withdrawn', method: 'one-click' },
]);
const file = fileOf(person(chain), shelf({ en: 'Yes, Letter & Sons may write.' }));

/** What the engine says of a file that was altered. */
const faultOf = ({ proof, wordings, forms, provenances }: PersonFile) =>
  checkProof(proof, { wordings, forms, provenances }).fault;

describe('evidence', () => {
  it('holds as it was made, for the engine and for the script', async () => {
    expect(faultOf(file)).toBeNull();
    expect(await verifyEvidence(JSON.stringify(file))).toEqual({
      code: 0,
      text: expect.stringContaining(
        `compare its root with the one you keep: ${file.proof.seal?.root}`
      ),
    });
  });

  const record1 = { recordId: 100, seq: 1 };
  const record2 = { recordId: 101, seq: 2 };
  it.each([
    ['proof.records.0.at', { problem: 'hash', ...record1 }, 'record 1 (id 100)'],
    ['proof.records.1.basis', { problem: 'hash', ...record2 }, 'record 2 (id 101)'],
    ['proof.records.1.hash', { problem: 'hash', ...record2 }, 'record 2 (id 101)'],
    ['proof.records.1.prevHash', { problem: 'previous-hash', ...record2 }, 'record 2 (id 101)'],
    ['proof.records.0.seq', { problem: 'sequence', recordId: 100, seq: 2 }, 'record 2 (id 100)'],
    ['proof.evidence.0.email', { problem: 'evidence', ...record1 }, 'record 1 (id 100)'],
    ['proof.evidence.1.salt', { problem: 'evidence', ...record2 }, 'record 2 (id 101)'],
    ['proof.evidence.0.facts.what', { problem: 'evidence', ...record1 }, 'record 1 (id 100)'],
    ['wordings.0.texts.en', { problem: 'wording', ...record1 }, 'wording 5 version 2'],
    ['forms.0.definition.theme.accent', { problem: 'form', ...record1 }, 'form 7 version 4'],
    ['proof.seal.root', { problem: 'sealed-state', ...record1 }, 'seal of 2026-03-14'],
    ['proof.seal.path.1.hash', { problem: 'sealed-state', ...record1 }, 'seal of 2026-03-14'],
    ['proof.seal.head.hash', { problem: 'sealed-state', ...record1 }, 'seal of 2026-03-14'],
  ])(
    'altered by one byte at %s does not hold, and the place is named',
    async (at, fault, named) => {
      const altered = alter(file, ...at.split('.'));
      expect(faultOf(altered)).toEqual(fault);
      const { code, text } = await verifyEvidence(JSON.stringify(altered));
      expect([code, text.slice(0, 6)]).toEqual([1, 'FAULT ']);
      expect(text).toContain(named);
    }
  );

  it.each([
    ['consentRecord.events.0.event_time', 'event 1 of subscriber:42'],
    ['consentRecord.events.1.notice.text', 'event 2 of subscriber:42'],
    ['consentRecord.pii_principal.email', 'no record was made for the address'],
    ['consentRecord.parties.0.party_name', 'something outside the proof was changed'],
    ['madeAt', 'something outside the proof was changed'],
  ])('cannot tell another story at %s than its records do', async (at, named) => {
    const { code, text } = await verifyEvidence(JSON.stringify(alter(file, ...at.split('.'))));
    expect(code).toBe(1);
    expect(text).toContain(named);
  });

  it('misses nothing that was left out', async () => {
    const { proof } = file;
    const without = (changes: Partial<PersonFile['proof']>) =>
      verifyEvidence(JSON.stringify({ ...file, proof: { ...proof, ...changes } }));
    expect((await without({ records: proof.records.slice(1) })).text).toContain(
      'record 2 (id 101) of subscriber:42: a record before it is missing'
    );
    expect((await without({ evidence: proof.evidence.slice(1) })).text).toContain(
      'record 1 (id 100) of subscriber:42: its personal half is missing'
    );
    expect((await verifyEvidence(JSON.stringify({ ...file, wordings: [] }))).text).toContain(
      'wording 5 version 2 is missing'
    );
  });

  it('knows a contract by its number, and by its hash alone where a file came to its end', async () => {
    const contract = {
      id: 9,
      name: 'Spring file',
      kind: 'rented' as const,
      collector: 'Ancres & Cie',
      collectedOn: '2026-01-15',
      wording: 'Yes',
      contract: 'AC-7',
      allowedUses: ['editorial' as const],
      maxSends: 3,
      endsAt: 1_800_000_000_000,
      erasedAt: null,
      sent: 0,
    };
    const provenance = hashOfProvenance(contract);
    const rented = chainOf(42, [
      { event: 'registered', details: { provenanceId: 9, provenance }, kept: {} },
      { event: 'expired', details: { reason: 'provenance-ended', provenance } },
    ]);
    const onShelf = {
      ...shelf({ en: 'Yes' }),
      provenances: new Map([[9, { ...contract, hash: provenance }]]),
    };
    const whole = fileOf(person(rented), onShelf);
    expect(faultOf(whole)).toBeNull();
    expect(await verifyEvidence(JSON.stringify(whole))).toMatchObject({ code: 0 });
    const altered = alter(whole, 'provenances', 0, 'contract');
    expect(faultOf(altered)).toEqual({ problem: 'provenance', recordId: 100, seq: 1 });
    expect((await verifyEvidence(JSON.stringify(altered))).text).toContain('third-party file 9');
  });

  it('is no evidence when it is something else', async () => {
    for (const content of ['', '{}', '[]', 'null', 'not JSON', '{"line":"header"}\n'])
      expect(await verifyEvidence(content)).toEqual({
        code: 1,
        text: expect.stringMatching(/^FAULT /),
      });
  });

  it('is sealed, not sealed yet, or contradicted by the seal', () => {
    const { records } = chain;
    const proofs = new Map([[42, sealOf(records[0])]]);
    expect(sealStateOf(records, 42, { covers: 100, proofs })).toBe('sealed');
    expect(sealStateOf(records, 42, { covers: 99, proofs: new Map() })).toBe('not-yet');
    expect(sealStateOf([], 42, { covers: 99, proofs: new Map() })).toBe('not-yet');
    expect(sealStateOf(records, 42, { covers: 100, proofs: new Map() })).toBe('broken');
    const { wordings, forms, provenances } = file;
    expect(
      checkProof(
        { ...file.proof, seal: null, sealState: 'broken' },
        { wordings, forms, provenances }
      )
    ).toMatchObject({ ok: false, fault: { problem: 'sealed-state', seq: null } });
  });
});
