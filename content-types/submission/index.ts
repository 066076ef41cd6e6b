import type { FieldValues } from '../custom-field';
import { defineBulkModel, type EpochMs } from '../model';

/** By which way in a submission came. */
export const SUBMISSION_CHANNELS = ['embed', 'hosted', 'html', 'json'] as const;
export type SubmissionChannel = (typeof SUBMISSION_CHANNELS)[number];

/** One accepted submission of a form: where it came from. What was agreed to is in the ledger. */
export interface SubmissionRow {
  id: number;
  formId: number;
  formVersion: number;
  subscriberId: number;
  channel: SubmissionChannel;
  locale: string;
  pageUrl: string | null;
  /** Values of the form's hidden blocks: campaign, referrer, UTM. */
  source: Record<string, string> | null;
  /**
   * What was typed about somebody already known, names and time zone included: it may have been a
   * stranger, so it becomes the person's own only once they confirm by mail. null when it was taken
   * over or none.
   */
  given: FieldValues | null;
  at: EpochMs;
}

export const submission = defineBulkModel(
  'submission',
  'optin_submissions',
  {
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    subscriberId: { type: 'integer' },
    channel: { type: 'string' },
    locale: { type: 'string' },
    pageUrl: { type: 'text' },
    source: { type: 'text' },
    given: { type: 'text' },
    at: { type: 'biginteger' },
  },
  [
    { name: 'optin_submissions_form_ix', columns: ['form_id', 'at'] },
    { name: 'optin_submissions_subscriber_ix', columns: ['subscriber_id', 'id'] },
  ]
);
