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
  /**
   * What the basis rests on where that is about the person: what was bought and when, an order
   * number, the source of a professional address. Hashed only where there is any.
   */
  facts: Record<string, string | number | null> | null;
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
    facts: { type: 'text' },
    salt: { type: 'string' },
  },
  [
    { name: 'optin_consent_evidence_record_uq', columns: ['record_id'], type: 'unique' },
    { name: 'optin_consent_evidence_subscriber_ix', columns: ['subscriber_id'] },
  ]
);
