import { defineBulkModel, type EpochMs } from '../model';

/** From where a person came to a questionnaire. */
export const RESPONSE_ORIGINS = ['submission', 'confirmation', 'link'] as const;
export type ResponseOrigin = (typeof RESPONSE_ORIGINS)[number];

/** One person's answers to one questionnaire; answering again changes them. */
export interface FormResponse {
  id: number;
  formId: number;
  formVersion: number;
  subscriberId: number;
  origin: ResponseOrigin;
  locale: string;
  /** Steps saved so far, from 0. */
  step: number;
  startedAt: EpochMs;
  updatedAt: EpochMs;
  completedAt: EpochMs | null;
}

export const formResponse = defineBulkModel(
  'response',
  'optin_responses',
  {
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    subscriberId: { type: 'integer' },
    origin: { type: 'string' },
    locale: { type: 'string' },
    step: { type: 'integer' },
    startedAt: { type: 'biginteger' },
    updatedAt: { type: 'biginteger' },
    completedAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_responses_uq', columns: ['form_id', 'subscriber_id'], type: 'unique' },
    { name: 'optin_responses_subscriber_ix', columns: ['subscriber_id', 'id'] },
  ]
);
