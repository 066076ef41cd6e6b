import type {
  ConsentEvidence,
  ConsentRecord,
  CustomFieldType,
  Delivery,
  EpochMs,
  FieldValue,
  FormVersion,
  LegalBasis,
  LocalizedText,
  PartnerTransfer,
  Provenance,
  SubscriberStatus,
  WordingVersion,
} from '../../../../content-types';
import type { ContactVerdict } from '../../audience/contract';
import type { SealProof } from '../../consent';
import type { LedgerProblem } from '../../consent/contract';
import type { Jurisdiction } from '../../core/contract';

/** What every export says of itself; `formatVersion` counts up when a reader must change. */
export const FORMAT = 'optin-evidence';
export const FORMAT_VERSION = 1;
/** The technical specification whose fields `consentRecord` follows. */
export const CONSENT_SCHEMA = 'ISO/IEC TS 27560:2023';

/** Who exports: `admin:<id>` and the name at that moment. */
export interface Maker {
  id: string;
  name: string | null;
}

/** A party of TS 27560, clause 6.4. */
export interface Party {
  party_id: string;
  party_role: 'controller' | 'data-protection-officer' | 'processor' | 'source';
  party_name: string;
  party_address?: string;
  party_email?: string;
  party_contact?: string;
  party_url?: string;
}

/** What the person was shown; null where an event showed nothing. */
export interface Notice {
  wording_id: number;
  wording_version: number;
  wording_name: string | null;
  /** BCP 47 tag of the language shown. */
  language: string | null;
  /** The text as it stood on the page, variables filled in. */
  text: string | null;
  /** SHA-256 of the wording version, as the ledger holds it. */
  sha256: string | null;
}

/** One purpose: a list, or a partner that the person allowed to write. */
export interface Processing {
  purpose: { id: string; name: string; description: string };
  purpose_type: 'newsletter' | 'partner-offers';
  lawful_basis: { basis: LegalBasis; law: string };
  /** State of the subscription when the export was made. */
  status: string;
  status_since: string | null;
  privacy_notice: (Notice & { privacy_policy_url: string | null }) | null;
  pii_information: string[];
  pii_controllers: string[];
  collection_method: string | null;
  processing_method: 'e-mail' | 'handed over to the partner';
  retention: { months_after_last_contact: number; last_contact: string | null };
  recipient_third_parties: string[];
  withdrawal_method: string[];
  privacy_rights: string[];
  jurisdiction: Jurisdiction;
}

/** One event of TS 27560, clause 6.5; `seq` ties it to the ledger record that proves it. */
export interface ConsentRecordEvent {
  seq: number;
  event_type: ConsentRecord['event'];
  event_state: string;
  event_time: string;
  entity_id: string;
  entity_name: string | null;
  purpose: { id: string; name: string | null } | null;
  lawful_basis: LegalBasis | null;
  method: ConsentRecord['method'];
  notice: Notice | null;
  form: { id: number; version: number; name: string | null } | null;
  source_url: string | null;
  details: ConsentRecord['details'];
  facts: ConsentEvidence['facts'];
}

export interface ConsentRecordDocument {
  schema_version: typeof CONSENT_SCHEMA;
  record_id: string;
  pii_principal_id: string;
  /** null once the person's data was erased. */
  pii_principal: {
    email: string;
    name: string | null;
    language: string;
    /** IANA name; null where it is not known. */
    time_zone: string | null;
  } | null;
  principal_status: SubscriberStatus;
  erased_at: string | null;
  jurisdiction: Jurisdiction;
  parties: Party[];
  pii_processing: Processing[];
  events: ConsentRecordEvent[];
}

/** A mail, or why none was sent. */
export type MailLine = Pick<
  Delivery,
  'id' | 'kind' | 'campaignId' | 'listId' | 'basis' | 'state' | 'reason' | 'messageId'
> & {
  campaignName: string | null;
  listName: string | null;
  createdAt: EpochMs;
  finishedAt: EpochMs | null;
};

/** The person's data, or the withdrawal, on its way to a partner. */
export type PartnerHandOver = Pick<
  PartnerTransfer,
  'id' | 'partnerId' | 'kind' | 'state' | 'channel' | 'batch' | 'sentAt' | 'payloadHash'
> & { partnerName: string | null };

/**
 * Whether the latest daily seal holds the chain: `not-yet` for one that began after it; `broken`
 * where the seal saw other records than the ledger has now, of this person or a neighbour.
 */
export type SealState = 'sealed' | 'not-yet' | 'broken';

export type ProofProblem = LedgerProblem | 'wording' | 'form' | 'provenance';

/** What the engine found when it made the export. */
export interface ProofCheck {
  ok: boolean;
  records: number;
  fault: { problem: ProofProblem; recordId: number | null; seq: number | null } | null;
  /** Whether the personal half is kept, was erased, or never was. */
  evidence: 'kept' | 'erased' | 'none';
}

export interface Proof {
  check: ProofCheck;
  /** The whole chain, first record first, each exactly as it was hashed (`hash` and `id` are not). */
  records: ConsentRecord[];
  /** The personal half of the records, salt included; none once erased. */
  evidence: ConsentEvidence[];
  sealState: SealState;
  /** Merkle inclusion proof, hashes in hex; null unless `sealed`. */
  seal: SealProof | null;
}

export type EvidenceWording = WordingVersion & { name: string | null };
export type EvidenceForm = FormVersion & { name: string | null };
/** The file's own name is left out of its hash; see docs/evidence.md. */
export type EvidenceProvenance = Pick<
  Provenance,
  | 'id'
  | 'name'
  | 'kind'
  | 'collector'
  | 'collectedOn'
  | 'wording'
  | 'contract'
  | 'allowedUses'
  | 'maxSends'
  | 'endsAt'
  | 'erasedAt'
> & { hash: string };

/** What several people's records point to. */
export interface SharedEvidence {
  wordings: EvidenceWording[];
  forms: EvidenceForm[];
  provenances: EvidenceProvenance[];
}

/** Everything about one person but what they share with others. */
export interface PersonEvidence {
  consentRecord: ConsentRecordDocument;
  contact: {
    verdicts: ContactVerdict[];
    deliveries: MailLine[];
    /** Hand-overs to partners; absent where there are none. */
    partners?: PartnerHandOver[];
  };
  proof: Proof;
}

export interface Header {
  format: typeof FORMAT;
  formatVersion: typeof FORMAT_VERSION;
  /** ISO 8601, UTC. */
  madeAt: string;
  madeBy: Maker;
}

/** A custom field and what is known of the person in it. */
export interface KnownField {
  key: string;
  label: LocalizedText;
  type: CustomFieldType;
  value: FieldValue;
}

/** The JSON answer for one person. */
export interface PersonFile extends Header, PersonEvidence, SharedEvidence {
  kind: 'person';
  /** What else is known, hidden fields included (GDPR art. 15); absent where nothing is. */
  profile?: { fields: KnownField[] };
  /** SHA-256 (hex) over the canonical JSON of the document without this member. */
  sha256: string;
}

/** What an export of several people is about. */
export type Scope =
  | { kind: 'list'; list: { id: number; slug: string; name: string } }
  | { kind: 'period'; period: { from: string; to: string } };

/** The lines of an NDJSON export; shared things come once, before the first person who needs them. */
export type Line =
  | (Header & { line: 'header'; scope: Scope; controller: Party; jurisdiction: Jurisdiction })
  | (EvidenceWording & { line: 'wording' })
  | (EvidenceForm & { line: 'form' })
  | (EvidenceProvenance & { line: 'provenance' })
  | (PersonEvidence & { line: 'person' })
  | {
      line: 'end';
      totals: { people: number; records: number; deliveries: number };
      /** SHA-256 (hex) over every byte before this line. */
      sha256: string;
    };
