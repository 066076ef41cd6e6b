import { blocksOf, type ConditionInput, type PublishedForm } from '../../../content-types';
import { isAbsoluteHttpUrl, isTimeZone, parseEmail } from '../core';
import { isTicked, readConsents } from './submission-consents';
import { readFields } from './submission-fields';
import {
  BODY_KEYS,
  isRecord,
  MAX_ECHO,
  UNPRINTABLE,
  type Body,
  type Envelope,
  type Submission,
  type SubmissionProblem,
} from './submission-types';
import { shownBy, type Shown } from './visibility';

export { MAX_NAME_LENGTH } from '../audience';
export { isRecord } from './submission-types';
export type { Body, Envelope, Submission, SubmissionProblem } from './submission-types';

const MAX_URL_LENGTH = 1000;
const MAX_RELATION_LENGTH = 200;
const MAX_SOURCE_LENGTH = 200;

const readVersion = (value: unknown): number | null => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN;
};

/** Reads what every submission carries around its fields. */
export const readEnvelope = (body: Body): Envelope => {
  const problems: SubmissionProblem[] = Object.keys(body)
    .filter((key) => !BODY_KEYS.includes(key))
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

/**
 * The zone that a page found in the visitor's browser. A browser may know names that this server
 * does not: what our own script sends is then left out, what a site sends is named.
 */
const readTimeZone = (
  { timeZone: given, via }: Body,
  problems: SubmissionProblem[]
): string | null => {
  if (given === undefined || given === null || given === '') return null;
  if (isTimeZone(given)) return given;
  if (via !== 'embed') problems.push({ path: 'timeZone', key: 'problem.timeZone' });
  return null;
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

/** What stands at a path as it came in, for conditions. */
const lookInto =
  (body: Body) =>
  (path: string): ConditionInput => {
    const [first, ...rest] = path.split('.');
    const key = rest.join('.');
    const inside = body[first];
    const value = key === '' ? inside : isRecord(inside) ? inside[key] : undefined;
    if (first === 'consents' || first === 'rules') return isTicked(value);
    if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null;
  };

/** The choice of a vote and the acceptance of a promotion's rules. */
const readEntry = (
  form: PublishedForm,
  body: Body,
  shown: Shown,
  problems: SubmissionProblem[]
): string | null => {
  const blocks = blocksOf({ steps: form.steps ?? [] });
  const asks = (type: 'vote' | 'rules') =>
    blocks.some((block) => block.type === type && shown.block(block.id));
  if (body.rules !== undefined && !blocks.some(({ type }) => type === 'rules'))
    problems.push({ path: 'rules', key: 'problem.unknown' });
  if (asks('rules') && !isTicked(body.rules))
    problems.push({ path: 'rules', key: 'problem.rules' });
  const vote = form.fields.find(({ key }) => key === 'vote');
  if (!vote && body.vote !== undefined) problems.push({ path: 'vote', key: 'problem.unknown' });
  if (!vote || !asks('vote')) return null;
  if (body.vote === undefined || body.vote === null || body.vote === '') {
    problems.push({ path: 'vote', key: 'problem.vote' });
    return null;
  }
  const chosen = vote.options?.find(({ key }) => key === body.vote);
  if (!chosen) problems.push({ path: 'vote', key: 'problem.option' });
  return chosen?.key ?? null;
};

/** Hidden values: fixed ones are the form's own word, the others what the page found. */
const readSource = (
  { steps }: PublishedForm,
  given: unknown,
  shown: Shown,
  problems: SubmissionProblem[]
): Submission['source'] => {
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push({ path: 'source', key: 'problem.object' });
    return {};
  }
  const sent: Body = given ?? {};
  const hidden = blocksOf({ steps: steps ?? [] }).flatMap((block) =>
    block.type === 'hidden' ? block : []
  );
  for (const key of Object.keys(sent))
    if (!hidden.some((block) => block.key === key))
      problems.push({ path: `source.${key.slice(0, MAX_ECHO)}`, key: 'problem.unknown' });
  const source: Submission['source'] = {};
  for (const { id, key, source: from, value } of hidden) {
    if (!shown.block(id)) continue;
    const raw = from === 'fixed' ? value : sent[key];
    if (raw === undefined || raw === null || raw === '') continue;
    // A page's address is not the visitor's to mend: what does not fit is cut, not refused.
    const text = typeof raw === 'string' ? raw.replace(/\p{Cc}/gu, ' ').trim() : '';
    if (text !== '') source[key] = text.slice(0, MAX_SOURCE_LENGTH);
  }
  return source;
};

/**
 * Reads a submission against what the visitor saw. Nothing is repaired: whatever does not belong is
 * named, so that a mistake in a site's own form shows at once. Answers to what a condition hides are
 * left out, since pages without a script show everything.
 */
export const readSubmission = (
  body: Body,
  form: PublishedForm
): { submission: Submission; problems: SubmissionProblem[] } => {
  const problems: SubmissionProblem[] = [];
  const shown = shownBy(form, lookInto(body));
  const address = parseEmail(body.email);
  if (!address) problems.push({ path: 'email', key: 'problem.email' });
  const fields = readFields(form, body.fields, shown, problems);
  const vote = readEntry(form, body, shown, problems);
  const choices = readConsents(form, body.consents, shown, problems);
  const source = readSource(form, body.source, shown, problems);
  const relation = readRelation(form, body.relation, problems);
  const locale = readLocale(form, body.locale, problems);
  const timeZone = readTimeZone(body, problems);
  const pageUrl = readUrl(body.url, problems);
  return {
    submission: {
      address: address ?? { email: '', key: '' },
      ...fields,
      ...choices,
      vote,
      source,
      relation,
      locale,
      timeZone,
      pageUrl,
    },
    problems,
  };
};
