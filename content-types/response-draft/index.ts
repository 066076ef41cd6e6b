import type { FieldValues } from '../custom-field';
import { defineBulkModel, type EpochMs } from '../model';

/**
 * Answers to a questionnaire that was opened right after a sign-up. Whoever typed an address may not
 * be the person behind it, so they are kept apart, and become the person's response once the address
 * is confirmed; without that they are dropped. No draft is ever read for anybody but its own link.
 */
export interface ResponseDraft {
  id: number;
  /** Random, 48 bits: what the link holds, since ids of people or submissions would tell something. */
  key: number;
  formId: number;
  formVersion: number;
  /** The sign-up that it came with; null where no sign-up was stored. */
  submissionId: number | null;
  /** Whose answers these are once the address is confirmed. */
  subscriberId: number | null;
  /** From then on what is saved goes to the person at once. */
  confirmedAt: EpochMs | null;
  locale: string;
  given: FieldValues;
  /** Steps saved so far, from 0. */
  step: number;
  startedAt: EpochMs;
  updatedAt: EpochMs;
  completedAt: EpochMs | null;
  /** When it is dropped, confirmed or not. */
  expiresAt: EpochMs;
}

export const responseDraft = defineBulkModel(
  'response-draft',
  'optin_response_drafts',
  {
    key: { type: 'biginteger' },
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    submissionId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    confirmedAt: { type: 'biginteger' },
    locale: { type: 'string' },
    given: { type: 'text' },
    step: { type: 'integer' },
    startedAt: { type: 'biginteger' },
    updatedAt: { type: 'biginteger' },
    completedAt: { type: 'biginteger' },
    expiresAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_response_drafts_uq', columns: ['key'], type: 'unique' },
    { name: 'optin_response_drafts_submission_ix', columns: ['submission_id'] },
    { name: 'optin_response_drafts_subscriber_ix', columns: ['subscriber_id'] },
    { name: 'optin_response_drafts_expiry_ix', columns: ['expires_at'] },
  ]
);
