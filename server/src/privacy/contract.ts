import type { EpochMs, LegalBasis, RetentionReport } from '../../../content-types';
import type { RegistrationOutcome } from '../audience/contract';
import type { Data, Page, PageQuery } from '../core/contract';

/**
 * GET /optin/evidence/subscribers/:id?format=json|pdf — everything that proves (or does not) why one
 * person is written to. Permission `export-evidence`. Answers a file.
 * GET /optin/evidence/lists/:id?format=ndjson|pdf — for everybody who is or was on a list.
 * GET /optin/evidence/period?from=YYYY-MM-DD&to=YYYY-MM-DD&format=ndjson|pdf — for everybody with an
 * event on these days (UTC, both included).
 */
export const EVIDENCE_FORMATS = ['json', 'ndjson', 'pdf'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/** One month (UTC) and list: subscriptions that run out then unless the person gets in touch. */
export interface RetentionMonth {
  /** `YYYY-MM`. */
  month: string;
  listId: number;
  listName: string;
  people: number;
}

/** GET /optin/retention. Permission `read-retention`. */
export type RetentionResponse = Data<{
  /** The next 36 months that have anything, oldest first; overdue ones count for the present month. */
  calendar: RetentionMonth[];
  /** Contracts of third-party files and their end. */
  files: { id: number; name: string; kind: string; endsAt: EpochMs; people: number }[];
  /** Sign-ups that wait for a confirmation, and when the next of them expires. */
  pending: { people: number; nextExpiry: EpochMs | null };
  /** People without a subscription whose data will be erased, and when the next is. */
  leaving: { people: number; nextErasure: EpochMs | null };
}>;

/** GET /optin/retention/reports; sort: day. */
export type ListRetentionReportsRequest = PageQuery;
export type ListRetentionReportsResponse = Page<RetentionReport>;

/** Number of people by basis, as evidence summaries show it. */
export type PeopleByBasis = Partial<Record<LegalBasis, number>>;

/**
 * POST /optin/partner-files, multipart: `file` as a partner exported it, with these fields. Without
 * `listId` nothing is changed. Permission `register-subscribers`.
 */
export interface TakePartnerFileRequest {
  /** What the sender signs with (`whsec_…`); without it the signature stays unchecked. */
  secret?: string;
  listId?: number;
  /** The record of the file under Consent; needed with `listId`. */
  provenanceId?: number;
}
export type TakePartnerFileResponse = Data<{
  signature: 'verified' | 'unverified';
  sender: { name: string; email: string };
  consents: number;
  withdrawals: number;
  /** Latest day (`YYYY-MM-DD`) on which somebody in it agreed. */
  collectedOn: string | null;
  /** What the first person in it read. */
  wording: string | null;
  /** The first hundred lines at fault; they are left out. */
  problems: { line: number; code: 'syntax' | 'kind' | 'email' | 'confirmation' | 'format' }[];
  outcome: {
    counts: Partial<Record<RegistrationOutcome, number>>;
    /** The first hundred. */
    refused: { line: number; email: string; outcome: string }[];
    /** People who came off their list. */
    withdrawn: number;
  } | null;
}>;
