import { defineContentType } from '../model';

/**
 * `active` may be written to where a subscription allows it; `erased` had the person's data
 * removed, the row stays so that the ledger's chain keeps its owner.
 */
export const SUBSCRIBER_STATUSES = ['active', 'erased'] as const;
export type SubscriberStatus = (typeof SUBSCRIBER_STATUSES)[number];

export interface Subscriber {
  id: number;
  documentId: string;
  /** The address as the person typed it. */
  email: string;
  /** The address in canonical form: domain lower-case and in ASCII; unique. */
  emailKey: string;
  /** Keyed hash of `emailKey`: what the suppression table is joined on. */
  fingerprint: string;
  firstName: string | null;
  lastName: string | null;
  /** BCP 47 tag of the language the person signed up in. */
  locale: string;
  timeZone: string | null;
  status: SubscriberStatus;
  createdAt: string;
  updatedAt: string;
}

export const subscriber = defineContentType(
  'subscriber',
  'subscribers',
  "A person's e-mail address and profile; never deleted by an unsubscribe.",
  {
    email: { type: 'string', required: true },
    emailKey: { type: 'string', required: true, private: true },
    fingerprint: { type: 'string', private: true },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    locale: { type: 'string', default: 'en' },
    timeZone: { type: 'string' },
    status: { type: 'enumeration', enum: SUBSCRIBER_STATUSES, default: 'active' },
  },
  [
    { name: 'optin_subscribers_email_key_uq', columns: ['email_key'], type: 'unique' },
    { name: 'optin_subscribers_fingerprint_ix', columns: ['fingerprint'] },
    { name: 'optin_subscribers_created_ix', columns: ['created_at'] },
  ]
);
