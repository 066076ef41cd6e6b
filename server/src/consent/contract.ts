import type {
  ConsentEvidence,
  ConsentRecord,
  EpochMs,
  LedgerSeal,
  LocalizedText,
  Wording,
  WordingVersion,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

/** GET /optin/wordings */
export type ListWordingsRequest = PageQuery;
export type ListWordingsResponse = Page<Wording>;
/** GET /optin/wordings/:id */
export type GetWordingResponse = Data<
  Wording & {
    versions: (WordingVersion & {
      /** People whose subscription rests on this version now. */
      people: number;
    })[];
    /** Forms whose published version or draft shows it: one entry a box. */
    forms: {
      id: number;
      name: string;
      /** Version of the wording that visitors see in it; null where only the form's draft has it. */
      version: number | null;
      /** As the form shows it, variables filled in; a draft with the latest version, or the draft. */
      texts: LocalizedText;
      /** What the variables stand for in this form, by language: for a preview of the draft. */
      values: Record<string, Record<WordingVariable, string>>;
    }[];
  }
>;
/** POST /optin/wordings, PUT /optin/wordings/:id (the draft only; versions never change) */
export interface SaveWordingRequest {
  name: string;
  draft: LocalizedText;
}
export type SaveWordingResponse = Data<Wording>;
/** POST /optin/wordings/:id/publish */
export type PublishWordingResponse = Data<WordingVersion>;

/**
 * POST /optin/wordings/:id/ask-again: people who agreed to an older version are mailed and asked to
 * agree to the latest. Permission `publish-wordings`.
 */
export interface AskAgainRequest {
  /** Nothing is sent to them until they answer; otherwise the old consent goes on meanwhile. */
  stop: boolean;
}
export type AskAgainResponse = Data<{ people: number }>;

/** What may stand in a wording in braces: `{controller}`, `{list}`, `{partner}`. */
export const WORDING_VARIABLES = ['controller', 'list', 'partner'] as const;
export type WordingVariable = (typeof WORDING_VARIABLES)[number];

/** One line of a person's timeline: the record, its evidence, and the text as it was shown. */
export interface TimelineEntry extends ConsentRecord {
  evidence: Pick<ConsentEvidence, 'email' | 'ip' | 'userAgent' | 'pageUrl' | 'facts'> | null;
  /** Name of the administrator behind `admin:<id>`, or null. */
  actorName: string | null;
  listName: string | null;
  formName: string | null;
  /** The wording in the language the person saw. */
  wordingText: string | null;
}

/**
 * POST /optin/ledger/verify starts a verification, or joins the one that runs, and answers 202;
 * GET /optin/ledger/verify says how far it is. State lives in the database: every instance knows.
 */
export type VerifyLedgerResponse = Data<LedgerVerification>;

export interface LedgerVerification {
  state: 'never' | 'running' | 'done' | 'failed';
  /** Records read so far, of so many. */
  checked: number;
  total: number;
  startedAt: EpochMs | null;
  finishedAt: EpochMs | null;
  result: LedgerVerdict | null;
}

export interface LedgerVerdict {
  ok: boolean;
  records: number;
  subscribers: number;
  /** Daily seals that were checked, the latest against the records themselves. */
  seals: number;
  /** The first record or seal that does not hold, with what is wrong about it. */
  broken: LedgerFault | null;
  milliseconds: number;
}

/**
 * - `hash`: a field was changed; `previous-hash`, `sequence`: a record is missing, added or moved;
 *   `time`: earlier than the record before it; `evidence`: the personal half was changed;
 * - `seal`: a daily seal was changed or made without the key; `sealed-state`: chains between two
 *   subscriber ids are not what the seal of `day` saw, though each is sound in itself: somebody
 *   rewrote, added or removed records and hashes.
 */
export const LEDGER_PROBLEMS = [
  'hash',
  'previous-hash',
  'sequence',
  'time',
  'evidence',
  'seal',
  'sealed-state',
] as const;
export type LedgerProblem = (typeof LEDGER_PROBLEMS)[number];

export interface LedgerFault {
  problem: LedgerProblem;
  recordId: number | null;
  subscriberId: number | null;
  seq: number | null;
  /** Day of the seal, for problems that a seal shows. */
  day: string | null;
  /** First and last subscriber id of the bucket, for `sealed-state`. */
  range: [number, number] | null;
}

/** GET /optin/ledger: what stands guard over it. */
export type LedgerStatusResponse = Data<{
  records: number;
  /** Whether the database itself refuses changes; `problem` says why not. */
  triggers: { active: boolean; problem: string | null };
  latestSeal: Pick<LedgerSeal, 'day' | 'sealedAt' | 'records' | 'chains' | 'root'> | null;
  seals: number;
  verification: LedgerVerification;
}>;
