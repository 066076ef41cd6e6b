import { defineBulkModel } from '../model';

/** The personal half of a consent record; the only half that erasure may remove. */
export interface ConsentEvidence {
  recordId: number;
  subscriberId: number;
  email: string;
  ip: string | null;
  userAgent: string | null;
  /** Address of the page that showed the form. */
  pageUrl: string | null;
  /** Random, so that nobody can guess the data back from `evidenceHash`. */
  salt: string;
}

export const consentEvidence = defineBulkModel(
  'consent-evidence',
  'optin_consent_evidence',
  {
    recordId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    email: { type: 'string' },
    ip: { type: 'string' },
    userAgent: { type: 'text' },
    pageUrl: { type: 'text' },
    salt: { type: 'string' },
  },
  [
    { name: 'optin_consent_evidence_record_uq', columns: ['record_id'], type: 'unique' },
    { name: 'optin_consent_evidence_subscriber_ix', columns: ['subscriber_id'] },
  ]
);
