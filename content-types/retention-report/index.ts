import { defineBulkModel, type EpochMs } from '../model';

/** What the retention clock did to people; never personal data. */
export const RETENTION_ACTIONS = [
  /** Asked by mail whether they want to go on. */
  'asked',
  /** Subscriptions that ran out. */
  'expired',
  /** People whose data was erased after that. */
  'erased',
  /** Sign-ups that nobody confirmed, erased. */
  'unconfirmed-erased',
  /** People of a rented file that came to its end date. */
  'rented-erased',
] as const;
export type RetentionAction = (typeof RETENTION_ACTIONS)[number];

/** One day's effect of one action on one list or file: nothing is erased silently. */
export interface RetentionReport {
  id: number;
  /** `YYYY-MM-DD` (UTC). */
  day: string;
  action: RetentionAction;
  /** Name of the list or file at the time; null where it spans lists. */
  subject: string | null;
  listId: number | null;
  provenanceId: number | null;
  people: number;
  updatedAt: EpochMs;
}

export const retentionReport = defineBulkModel(
  'retention-report',
  'optin_retention_reports',
  {
    day: { type: 'string' },
    action: { type: 'string' },
    subject: { type: 'string' },
    listId: { type: 'integer' },
    provenanceId: { type: 'integer' },
    people: { type: 'integer' },
    updatedAt: { type: 'biginteger' },
  },
  [{ name: 'optin_retention_reports_day_ix', columns: ['day', 'action', 'list_id'] }]
);
