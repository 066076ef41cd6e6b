import type { FieldValues } from '../../../content-types';
import { HONEYPOT_FIELD, type EmailAddress } from '../core';
import type { TextKey } from './texts';

/** What a visitor sent, once it is known to be sound. */
export interface Submission {
  address: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  /** Custom fields that were asked and answered. */
  values: FieldValues;
  /** Key of the option, where the form asks for a vote. */
  vote: string | null;
  /** Hidden values by name: campaign, referrer, UTM. */
  source: Record<string, string>;
  /** Keys of the consents that the person joins by: ticked, or an objection left unticked. */
  consents: string[];
  /** Keys of those they declined: a pre-ticked box unticked, an objection ticked. */
  refusals: string[];
  /** What the page said of the sale or negotiation that a soft opt-in rests on. */
  relation: { what: string | null; reference: string | null };
  /** One of the form's languages: the one the texts were shown in. */
  locale: string;
  /** Where the visitor's clock stands, if their page says so. */
  timeZone: string | null;
  pageUrl: string | null;
}

export interface SubmissionProblem {
  /** `email`, `fields.firstName`, `consents.newsletter`, ... */
  path: string;
  key: TextKey;
  values?: Record<string, string | number>;
}

/** What the envelope of a body says, before the form's version is known. */
export interface Envelope {
  /** The version the visitor read; null when the caller does not say. */
  version: number | null;
  start: string | undefined;
  problems: SubmissionProblem[];
}

export type Body = Record<string, unknown>;

/** What a body may hold; the last three are what challenge widgets add to a plain HTML form. */
export const BODY_KEYS: readonly string[] = [
  'email',
  'fields',
  'consents',
  'vote',
  'rules',
  'source',
  'relation',
  'locale',
  'timeZone',
  'url',
  'start',
  'version',
  'via',
  'challenge',
  'altcha',
  'h-captcha-response',
  'cf-turnstile-response',
  HONEYPOT_FIELD,
];

/** How much of an unknown key is repeated in an answer. */
export const MAX_ECHO = 40;

export const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Control characters, and marks that turn the direction of the text around them. */
export const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
