import type {
  ConsentEvidence,
  ConsentRecord,
  LocalizedText,
  Wording,
  WordingVersion,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

/** GET /optin/wordings */
export type ListWordingsRequest = PageQuery;
export type ListWordingsResponse = Page<Wording>;
/** GET /optin/wordings/:id */
export type GetWordingResponse = Data<Wording & { versions: WordingVersion[] }>;
/** POST /optin/wordings, PUT /optin/wordings/:id (the draft only; versions never change) */
export interface SaveWordingRequest {
  name: string;
  draft: LocalizedText;
}
export type SaveWordingResponse = Data<Wording>;
/** POST /optin/wordings/:id/publish */
export type PublishWordingResponse = Data<WordingVersion>;

/** One line of a person's timeline: the record, its evidence, and the text as it was shown. */
export interface TimelineEntry extends ConsentRecord {
  evidence: Pick<ConsentEvidence, 'email' | 'ip' | 'userAgent' | 'pageUrl'> | null;
  listName: string | null;
  formName: string | null;
  /** The wording in the language the person saw. */
  wordingText: string | null;
}

/** POST /optin/ledger/verify */
export interface VerifyLedgerResponse {
  data: {
    ok: boolean;
    records: number;
    subscribers: number;
    /** The first record that does not hold, with what is wrong about it. */
    broken: { recordId: number; subscriberId: number; seq: number; problem: LedgerProblem } | null;
    milliseconds: number;
  };
}
export type LedgerProblem = 'hash' | 'previous-hash' | 'sequence' | 'evidence';
