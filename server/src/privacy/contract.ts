import type { EpochMs, LegalBasis, RetentionReport } from '../../../content-types';
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
