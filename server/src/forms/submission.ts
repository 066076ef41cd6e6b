import type { PublishedConsent, PublishedForm } from '../../../content-types';
import { HONEYPOT_FIELD, isAbsoluteHttpUrl, parseEmail, type EmailAddress } from '../core';
import { modeOf } from './form-mode';
import type { TextKey } from './texts';

/** What a visitor sent, once it is known to be sound. */
export interface Submission {
  address: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  /** Keys of the consents that the person joins by: ticked, or an objection left unticked. */
  consents: string[];
  /** Keys of those they declined: a pre-ticked box unticked, an objection ticked. */
  refusals: string[];
  /** What the page said of the sale or negotiation that a soft opt-in rests on. */
  relation: { what: string | null; reference: string | null };
  /** One of the form's languages: the one the texts were shown in. */
  locale: string;
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

const KEYS = [
  'email',
  'fields',
  'consents',
  'relation',
  'locale',
  'url',
  'start',
  'version',
  HONEYPOT_FIELD,
];

/** Characters a name may have; the database columns take far more. */
export const MAX_NAME_LENGTH = 80;
const MAX_URL_LENGTH = 1000;
const MAX_RELATION_LENGTH = 200;
/** How much of an unknown key is repeated in an answer. */
const MAX_ECHO = 40;

/** Control characters, and marks that turn the direction of the text around them. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
/** A name that carries a link is an advertisement, not a name. */
const LINK = /:\/\/|\bwww\.|[a-z0-9-]\.[a-z]{2,}\//i;
const MARKUP = /[<>]/;

export const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readVersion = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
};

/** Reads what every submission carries around its fields. */
export const readEnvelope = (body: Body): Envelope => {
  const problems: SubmissionProblem[] = Object.keys(body)
    .filter((key) => !KEYS.includes(key))
    .map((key) => ({ path: key.slice(0, MAX_ECHO), key: 'problem.unknown' }));
  const { start } = body;
  const stamp = start === undefined || start === null || start === '' ? undefined : start;
  if (stamp !== undefined && typeof stamp !== 'string')
    problems.push({ path: 'start', key: 'problem.start' });
  const given = body.version;
  const version = given === undefined || given === null || given === '' ? null : readVersion(given);
  if (version !== null && (!Number.isInteger(version) || version < 1))
    problems.push({ path: 'version', key: 'problem.version' });
  return { version, start: typeof stamp === 'string' ? stamp : undefined, problems };
};

const readName = (
  key: string,
  required: boolean,
  value: unknown,
  problems: SubmissionProblem[]
): string | null => {
  const path = `fields.${key}`;
  if (value !== undefined && value !== null && typeof value !== 'string') {
    problems.push({ path, key: 'problem.type' });
    return null;
  }
  const text = (value ?? '').trim();
  if (text === '') {
    if (required) problems.push({ path, key: 'problem.required' });
    return null;
  }
  if (text.length > MAX_NAME_LENGTH)
    problems.push({ path, key: 'problem.long', values: { max: MAX_NAME_LENGTH } });
  else if (UNPRINTABLE.test(text) || MARKUP.test(text) || LINK.test(text))
    problems.push({ path, key: 'problem.name' });
  return text;
};

const TICKED = new Set<unknown>([true, 'true', 'on', '1']);
const UNTICKED = new Set<unknown>([false, 'false', '', '0', null, undefined]);

/** What says neither yes nor no. */
const SILENT = new Set<unknown>(['', null, undefined]);

/** A checkbox with a hidden field before it sends both; what the person did comes last. */
const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

const readConsents = (
  { consents }: PublishedForm,
  given: unknown,
  problems: SubmissionProblem[]
): Pick<Submission, 'consents' | 'refusals'> => {
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push({ path: 'consents', key: 'problem.object' });
    return { consents: [], refusals: [] };
  }
  const values = given ?? {};
  for (const [key, value] of Object.entries(values)) {
    const path = `consents.${key.slice(0, MAX_ECHO)}`;
    if (!consents.some((consent) => consent.key === key))
      problems.push({ path, key: 'problem.unknown' });
    else if (!TICKED.has(lastOf(value)) && !UNTICKED.has(lastOf(value)))
      problems.push({ path, key: 'problem.consent-type' });
  }
  const isTicked = ({ key }: PublishedConsent) =>
    Object.hasOwn(values, key) && TICKED.has(lastOf(values[key]));
  const modes = new Map(consents.map((consent) => [consent, modeOf(consent)]));
  const joins = consents.filter(
    (consent) => isTicked(consent) !== (modes.get(consent) === 'opt-out')
  );
  const refusals = consents.filter(
    (consent) => modes.get(consent) !== 'opt-in' && !joins.includes(consent)
  );
  for (const consent of consents) {
    const path = `consents.${consent.key}`;
    // Silence proves nothing: the page has to say that the objection was offered.
    const said = Object.hasOwn(values, consent.key) ? lastOf(values[consent.key]) : undefined;
    if (modes.get(consent) === 'opt-out' && SILENT.has(said))
      problems.push({ path, key: 'problem.objection' });
    if (consent.required && modes.get(consent) === 'opt-in' && !joins.includes(consent))
      problems.push({ path, key: 'problem.consent' });
  }
  if (joins.length + refusals.length === 0 && !consents.some(({ required }) => required))
    problems.push({ path: `consents.${consents[0]?.key ?? ''}`, key: 'problem.consents' });
  const keysOf = (some: PublishedConsent[]) => some.map(({ key }) => key);
  return { consents: keysOf(joins), refusals: keysOf(refusals) };
};

/** What a shop's own page may add about the sale; only where the form has a use for it. */
const readRelation = (
  { consents }: PublishedForm,
  given: unknown,
  problems: SubmissionProblem[]
): Submission['relation'] => {
  const nothing = { what: null, reference: null };
  if (given === undefined || given === null) return nothing;
  if (!consents.some(({ basis }) => basis === 'soft-opt-in')) {
    problems.push({ path: 'relation', key: 'problem.unknown' });
    return nothing;
  }
  if (!isRecord(given)) {
    problems.push({ path: 'relation', key: 'problem.object' });
    return nothing;
  }
  const read = (name: 'what' | 'reference'): string | null => {
    const path = `relation.${name}`;
    const value = given[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') problems.push({ path, key: 'problem.type' });
    else if (value.length > MAX_RELATION_LENGTH)
      problems.push({ path, key: 'problem.long', values: { max: MAX_RELATION_LENGTH } });
    else if (UNPRINTABLE.test(value)) problems.push({ path, key: 'problem.type' });
    else return value.trim() || null;
    return null;
  };
  for (const key of Object.keys(given))
    if (key !== 'what' && key !== 'reference')
      problems.push({ path: `relation.${key.slice(0, MAX_ECHO)}`, key: 'problem.unknown' });
  return { what: read('what'), reference: read('reference') };
};

const readFields = (
  { fields }: PublishedForm,
  given: unknown,
  problems: SubmissionProblem[]
): Partial<Record<string, string | null>> => {
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push({ path: 'fields', key: 'problem.object' });
    return {};
  }
  const values = given ?? {};
  const asked = fields.filter(({ key }) => key !== 'email');
  for (const key of Object.keys(values))
    if (!asked.some((field) => field.key === key))
      problems.push({ path: `fields.${key.slice(0, MAX_ECHO)}`, key: 'problem.unknown' });
  return Object.fromEntries(
    asked.map(({ key, required }) => [key, readName(key, required, values[key], problems)])
  );
};

/** The form's own language that a tag asks for, or null. */
export const matchLocale = (locales: readonly string[], tag: string): string | null =>
  locales.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ??
  locales.find(
    (locale) => locale.split(/[-_]/)[0].toLowerCase() === tag.split(/[-_]/)[0].toLowerCase()
  ) ??
  null;

const readLocale = (
  { locales }: PublishedForm,
  given: unknown,
  problems: SubmissionProblem[]
): string => {
  if (given === undefined || given === null || given === '') return locales[0];
  const locale = typeof given === 'string' ? matchLocale(locales, given) : null;
  if (locale === null)
    problems.push({
      path: 'locale',
      key: 'problem.locale',
      values: { locales: locales.join(', ') },
    });
  return locale ?? locales[0];
};

const readUrl = (given: unknown, problems: SubmissionProblem[]): string | null => {
  if (given === undefined || given === null || given === '') return null;
  if (
    typeof given !== 'string' ||
    given.length > MAX_URL_LENGTH ||
    UNPRINTABLE.test(given) ||
    !isAbsoluteHttpUrl(given)
  ) {
    problems.push({ path: 'url', key: 'problem.url' });
    return null;
  }
  const url = new URL(given);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
};

/**
 * Reads a submission against what the visitor saw. Nothing is repaired and nothing is ignored:
 * whatever does not belong is named, so that a mistake in a site's own form shows at once.
 */
export const readSubmission = (
  body: Body,
  form: PublishedForm
): { submission: Submission; problems: SubmissionProblem[] } => {
  const problems: SubmissionProblem[] = [];
  const address = parseEmail(body.email);
  if (!address) problems.push({ path: 'email', key: 'problem.email' });
  const fields = readFields(form, body.fields, problems);
  const choices = readConsents(form, body.consents, problems);
  const relation = readRelation(form, body.relation, problems);
  const locale = readLocale(form, body.locale, problems);
  const pageUrl = readUrl(body.url, problems);
  return {
    submission: {
      address: address ?? { email: '', key: '' },
      firstName: fields.firstName ?? null,
      lastName: fields.lastName ?? null,
      ...choices,
      relation,
      locale,
      pageUrl,
    },
    problems,
  };
};
