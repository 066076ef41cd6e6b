import { defineBulkModel, type EpochMs } from '../model';
import type { LegalBasis } from '../subscription';

/**
 * - `requested`: asked to join; `confirmed`: is in, by the person's own act;
 * - `registered`: is in on a basis that needs no act of theirs, with its evidence;
 * - `refused`: declined at collection (unticked a pre-ticked box, ticked an opt-out);
 * - `asked-again`: was mailed a request to renew; `renewed`: said yes to it;
 * - `withdrawn`, `expired`, `erased`: the ends.
 */
export const CONSENT_EVENTS = [
  'requested',
  'confirmed',
  'registered',
  'refused',
  'asked-again',
  'renewed',
  'withdrawn',
  'expired',
  'erased',
] as const;
export type ConsentEvent = (typeof CONSENT_EVENTS)[number];

/**
 * Facts without personal data that belong to an event, by short keys: whether a box was pre-ticked,
 * whether an opt-out was offered, the file's fingerprint, why something expired.
 */
export type ConsentDetails = Record<string, string | number | boolean | null>;

/** By which way the event came in. */
export const CONSENT_METHODS = ['form', 'link', 'one-click', 'panel', 'bounce', 'engine'] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

/**
 * One immutable line of the ledger. It holds no personal data: what identifies the person is in
 * the consent-evidence row, which `evidenceHash` commits to, so that erasure keeps the chain valid.
 */
export interface ConsentRecord {
  id: number;
  subscriberId: number;
  /** 1, 2, 3, ... for each subscriber; unique with it, so a chain cannot fork. */
  seq: number;
  event: ConsentEvent;
  at: EpochMs;
  listId: number | null;
  basis: LegalBasis | null;
  wordingId: number | null;
  wordingVersion: number | null;
  wordingHash: string | null;
  formId: number | null;
  formVersion: number | null;
  locale: string | null;
  method: ConsentMethod;
  /** `subscriber`, `engine` or `admin:<id>`. */
  actor: string;
  /** Hashed only where there are any, so that older records keep their hash. */
  details: ConsentDetails | null;
  /** Salted SHA-256 (hex) of the evidence row; null where an event carries none. */
  evidenceHash: string | null;
  /** `hash` of this subscriber's previous record; 64 zeros for the first. */
  prevHash: string;
  /** SHA-256 (hex) over the canonical JSON of all fields above. */
  hash: string;
}

export const consentRecord = defineBulkModel(
  'consent-record',
  'optin_consent_records',
  {
    subscriberId: { type: 'integer' },
    seq: { type: 'integer' },
    event: { type: 'string' },
    at: { type: 'biginteger' },
    listId: { type: 'integer' },
    basis: { type: 'string' },
    wordingId: { type: 'integer' },
    wordingVersion: { type: 'integer' },
    wordingHash: { type: 'string' },
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    locale: { type: 'string' },
    method: { type: 'string' },
    actor: { type: 'string' },
    details: { type: 'text' },
    evidenceHash: { type: 'string' },
    prevHash: { type: 'string' },
    hash: { type: 'string' },
  },
  [
    {
      name: 'optin_consent_records_chain_uq',
      columns: ['subscriber_id', 'seq'],
      type: 'unique',
    },
    { name: 'optin_consent_records_at_ix', columns: ['at'] },
    { name: 'optin_consent_records_form_ix', columns: ['form_id', 'event', 'subscriber_id'] },
  ]
);
