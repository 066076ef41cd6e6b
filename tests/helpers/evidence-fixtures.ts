import { createHash } from 'node:crypto';
import type {
  ConsentEvidence,
  ConsentRecord,
  FormVersion,
  PublishedForm,
  WordingVersion,
} from '../../content-types';
import { GENESIS_HASH, hashEvidence, hashRecord, type SealProof } from '../../server/src/consent';
import { canonicalJson, DEFAULT_SETTINGS, sha256, type Json } from '../../server/src/core';
import type { Settings } from '../../server/src/core/contract';
import { checkProof } from '../../server/src/privacy/evidence/check';
import { consentRecordOf } from '../../server/src/privacy/evidence/consent-record';
import type { PersonFile } from '../../server/src/privacy/evidence/model';
import type { RawPerson, Reading } from '../../server/src/privacy/evidence/reading';
import { takeFrom, type Shelf } from '../../server/src/privacy/evidence/shelf';

export const START = Date.UTC(2026, 2, 14, 9, 26, 53);

export const settings: Settings = {
  ...DEFAULT_SETTINGS,
  controller: {
    name: 'Letter & Sons',
    address: '1 Quay Street\n29200 Brest\nFrance',
    email: 'privacy@letter.example',
    dpo: 'Élodie Œuvrard',
    dpoContact: 'dpo@letter.example',
    privacyPolicyUrl: 'https://letter.example/privacy',
  },
};

const hashOf = (value: object): string => sha256(canonicalJson(value as Json));

export const wordingVersion = (over: Partial<WordingVersion> = {}): WordingVersion => {
  const texts = over.texts ?? {
    en: 'Yes, {controller} may send me {list}.',
    fr: 'Oui, {controller} peut m’envoyer {list}.',
  };
  return {
    id: 1,
    wordingId: 5,
    version: 2,
    texts,
    hash: hashOf(texts),
    publishedAt: START - 1000,
    publishedBy: 'admin:1',
    ...over,
  };
};

export const formVersion = (shown: Partial<Record<string, string>>): FormVersion => {
  const definition: PublishedForm = {
    locales: ['en', 'fr'],
    fields: [{ key: 'email', label: { en: 'E-mail' }, required: true }],
    consents: [
      {
        key: 'newsletter',
        wordingId: 5,
        wordingVersion: 2,
        wordingHash: wordingVersion().hash,
        listIds: [3],
        required: true,
        basis: 'double-opt-in',
        texts: shown,
      },
    ],
    texts: { title: {}, intro: {}, submit: {}, success: {} },
    theme: { accent: '#2f6f4f' },
    redirectUrl: '',
  };
  return {
    id: 1,
    formId: 7,
    version: 4,
    definition,
    hash: hashOf(definition),
    publishedAt: START - 500,
    publishedBy: 'admin:1',
  };
};

type Event = Partial<ConsentRecord> &
  Pick<ConsentRecord, 'event'> & { kept?: Partial<ConsentEvidence> };

/** A person's chain as the ledger would write it. */
export const chainOf = (
  subscriberId: number,
  events: Event[]
): { records: ConsentRecord[]; evidence: ConsentEvidence[] } => {
  const records: ConsentRecord[] = [];
  const evidence: ConsentEvidence[] = [];
  for (const [index, { kept, ...event }] of events.entries()) {
    const id = 100 + index;
    const personal = kept && {
      email: 'ada@example.org',
      ip: null,
      userAgent: null,
      pageUrl: null,
      facts: null,
      salt: 'ab'.repeat(16),
      ...kept,
    };
    if (personal) evidence.push({ recordId: id, subscriberId, ...personal });
    const unsigned = {
      subscriberId,
      seq: index + 1,
      at: START + index * 3_600_000,
      listId: 3,
      basis: 'double-opt-in' as const,
      wordingId: null,
      wordingVersion: null,
      wordingHash: null,
      formId: null,
      formVersion: null,
      locale: 'en',
      method: 'form' as const,
      actor: 'subscriber',
      details: null,
      evidenceHash: personal ? hashEvidence(personal) : null,
      prevHash: records.at(-1)?.hash ?? GENESIS_HASH,
      ...event,
    };
    records.push({ id, ...unsigned, hash: hashRecord(unsigned) });
  }
  return { records, evidence };
};

const bytes = (...parts: (Buffer | number)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'number' ? Buffer.from([part]) : part);
  return hash.digest();
};

/** A seal over this head and one neighbour on each side. */
export const sealOf = (head: ConsentRecord): SealProof => {
  const leaf = bytes(0, Buffer.from(`${head.subscriberId}:${head.seq}:${head.hash}`));
  const left = bytes(0, Buffer.from('somebody'));
  const right = bytes(0, Buffer.from('somebody else'));
  return {
    day: '2026-03-14',
    sealedAt: START + 86_400_000,
    lastRecordId: head.id,
    root: bytes(1, bytes(1, left, leaf), right).toString('hex'),
    leaf: leaf.toString('hex'),
    path: [
      { side: 'left', hash: left.toString('hex') },
      { side: 'right', hash: right.toString('hex') },
    ],
    head: { seq: head.seq, hash: head.hash },
  };
};

export const person = (chain: ReturnType<typeof chainOf>, over: Partial<RawPerson> = {}) => ({
  subscriber: {
    id: 42,
    documentId: 'd',
    email: 'ada@example.org',
    emailKey: 'ada@example.org',
    fingerprint: 'f',
    firstName: 'Ada',
    lastName: 'Lovelace',
    locale: 'en',
    timeZone: null,
    status: 'active' as const,
    createdAt: '2026-03-14T09:26:53.000Z',
    updatedAt: '2026-03-14T09:26:53.000Z',
  },
  suppressed: null,
  subscriptions: [
    {
      id: 1,
      subscriberId: 42,
      listId: 3,
      state: 'confirmed' as const,
      basis: 'double-opt-in' as const,
      requestedAt: START,
      confirmedAt: START + 3_600_000,
      unsubscribedAt: null,
      lastEngagedAt: START + 3_600_000,
      wordingId: 5,
      wordingVersion: 2,
      relationAt: null,
      professionKey: null,
      provenanceId: null,
      renewalDue: null,
      renewalAskedAt: null,
      remindedAt: null,
      createdAt: START,
      updatedAt: START,
    },
  ],
  deliveries: [],
  partnerConsents: [],
  transfers: [],
  ...chain,
  ...over,
});

export const reading = (people: RawPerson[]): Reading => ({
  people,
  lists: new Map([
    [
      3,
      {
        id: 3,
        documentId: 'l',
        slug: 'letter',
        name: 'The Letter',
        title: { en: 'The Letter' },
        purpose: { en: 'What happens at the harbour, every Thursday.' },
        isPublic: true,
        regime: 'double-opt-in',
        acceptedBases: ['double-opt-in'],
        profession: '',
        senderId: null,
        welcomeMail: false,
        createdAt: '',
        updatedAt: '',
      },
    ],
  ]),
  campaigns: new Map(),
  partners: new Map(),
  admins: new Map([[1, 'Grace Hopper']]),
  settings,
  context: {
    now: START,
    engagedSince: 0,
    permitted: ['double-opt-in'],
    accepted: new Map([[3, ['double-opt-in']]]),
    provenances: new Map(),
    campaign: null,
  },
});

export const shelf = (shown?: Partial<Record<string, string>>): Shelf => ({
  wordings: new Map([['5@2', { ...wordingVersion(), name: 'Newsletter' }]]),
  forms: new Map([['7@4', shown ? { ...formVersion(shown), name: 'Footer form' } : null]]),
  provenances: new Map(),
});

export const SHOWN = {
  wordingId: 5,
  wordingVersion: 2,
  wordingHash: wordingVersion().hash,
  formId: 7,
  formVersion: 4,
};

/** A whole file, as the service would make it. */
export const fileOf = (
  raw: RawPerson,
  onShelf: Shelf,
  over: Partial<PersonFile> = {}
): PersonFile => {
  const shared = takeFrom(onShelf, raw);
  const proof = {
    records: raw.records,
    evidence: raw.evidence,
    sealState: raw.records.length > 0 ? ('sealed' as const) : ('not-yet' as const),
    seal: raw.records.length > 0 ? sealOf(raw.records[0]) : null,
  };
  const document = {
    format: 'optin-evidence' as const,
    formatVersion: 1 as const,
    madeAt: '2026-03-20T10:00:00.000Z',
    madeBy: { id: 'admin:1', name: 'Grace Hopper' },
    kind: 'person' as const,
    consentRecord: consentRecordOf(raw, reading([raw]), onShelf, 'smtp.letter.example:587'),
    contact: { verdicts: [], deliveries: [] },
    proof: { check: checkProof(proof, shared), ...proof },
    ...shared,
    ...over,
  };
  return { ...document, sha256: hashOf(JSON.parse(JSON.stringify(document))) };
};
