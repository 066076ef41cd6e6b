import type { FieldValues } from '../../../../content-types';
import { MAX_NAME_LENGTH, nameProblem, readFieldValue, type FieldProblem } from '../../audience';
import type { Preferences } from './person';
import type { PrivacyText } from '../texts';

/** A mistake in the person's words. */
export interface Mistake {
  /** `firstName`, `fields.city`, `leave`, ... */
  path: string;
  key: PrivacyText;
  values?: Record<string, string | number>;
}

/** What a person wants changed; what is absent stays. */
export interface Change {
  leave: number[];
  withdraw: number[];
  names: { firstName?: string | null; lastName?: string | null };
  values: FieldValues;
}

type Body = Record<string, unknown>;

const KEYS = ['leave', 'withdraw', 'firstName', 'lastName', 'fields'];
/** Stands for all of them. */
const ALL = '*';
const MAX_ECHO = 40;

const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const worded = (problem: FieldProblem): Omit<Mistake, 'path'> => {
  switch (problem.code) {
    case 'type':
    case 'unprintable':
      return { key: 'problem.type' };
    case 'long':
      return { key: 'problem.long', values: { max: problem.max } };
    case 'min':
    case 'max':
    case 'few':
    case 'many':
      return { key: `problem.${problem.code}`, values: { bound: problem.bound } };
    default:
      return { key: `problem.${problem.code}` };
  }
};

/** Ids of what is called by these slugs; one that is not there any more is no mistake. */
const named = (
  path: 'leave' | 'withdraw',
  raw: unknown,
  items: readonly { id: number; slug: string }[],
  mistakes: Mistake[]
): number[] => {
  if (raw === undefined || raw === null || raw === '') return [];
  const slugs = [raw].flat();
  if (!slugs.every((slug) => typeof slug === 'string')) {
    mistakes.push({ path, key: 'problem.slug' });
    return [];
  }
  return items.flatMap(({ id, slug }) => (slugs.includes(ALL) || slugs.includes(slug) ? id : []));
};

const readNames = (body: Body, mistakes: Mistake[]): Change['names'] => {
  const names: Change['names'] = {};
  for (const path of ['firstName', 'lastName'] as const) {
    const raw = body[path];
    if (raw === undefined) continue;
    if (raw !== null && typeof raw !== 'string') {
      mistakes.push({ path, key: 'problem.type' });
      continue;
    }
    const name = (raw ?? '').trim();
    const wrong = nameProblem(name);
    if (wrong) mistakes.push({ path, key: `problem.${wrong}`, values: { max: MAX_NAME_LENGTH } });
    else names[path] = name || null;
  }
  return names;
};

const readFields = (raw: unknown, { fields }: Preferences, mistakes: Mistake[]): FieldValues => {
  if (raw === undefined || raw === null) return {};
  if (!isRecord(raw)) {
    mistakes.push({ path: 'fields', key: 'problem.object' });
    return {};
  }
  const values: FieldValues = {};
  for (const key of Object.keys(raw)) {
    const path = `fields.${key.slice(0, MAX_ECHO)}`;
    // Whether a field is hidden, for reading alone or not there at all is nobody's to find out.
    const field = fields.find((item) => item.field.key === key && item.canChange)?.field;
    const reading = field ? readFieldValue(field, raw[key]) : null;
    if (!reading) mistakes.push({ path, key: 'problem.unknown' });
    else if ('problem' in reading) mistakes.push({ path, ...worded(reading.problem) });
    else values[key] = reading.value;
  }
  return values;
};

/**
 * Reads what a person sends from their page. Nothing but leaving, taking back and their own data
 * can be said here: no list is joined and no consent given without its wording.
 */
export const readChange = (
  body: unknown,
  preferences: Preferences
): { change: Change; mistakes: Mistake[] } => {
  const mistakes: Mistake[] = [];
  const sent = isRecord(body) ? body : {};
  if (!isRecord(body)) mistakes.push({ path: '', key: 'problem.object' });
  for (const key of Object.keys(sent))
    if (!KEYS.includes(key))
      mistakes.push({ path: key.slice(0, MAX_ECHO), key: 'problem.unknown' });
  const change: Change = {
    leave: named(
      'leave',
      sent.leave,
      preferences.lists.map(({ list }) => list),
      mistakes
    ),
    withdraw: named(
      'withdraw',
      sent.withdraw,
      preferences.partners.map(({ partner }) => partner),
      mistakes
    ),
    names: readNames(sent, mistakes),
    values: readFields(sent.fields, preferences, mistakes),
  };
  return { change, mistakes };
};
