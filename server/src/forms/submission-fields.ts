import type { FieldValues, PublishedField, PublishedForm } from '../../../content-types';
import { MAX_NAME_LENGTH, nameProblem, readFieldValue, type FieldProblem } from '../audience';
import { isRecord, MAX_ECHO, type Body, type SubmissionProblem } from './submission-types';
import type { TextKey } from './texts';
import type { Shown } from './visibility';

const readName = (
  { key, required }: PublishedField,
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
  const wrong = nameProblem(text);
  if (wrong) problems.push({ path, key: `problem.${wrong}`, values: { max: MAX_NAME_LENGTH } });
  return text;
};

/** A field's problem in the visitor's words. */
export const wordedProblem = (problem: FieldProblem): Omit<SubmissionProblem, 'path'> => {
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
    case 'url':
      return { key: 'problem.link' };
    default:
      return { key: `problem.${problem.code}` satisfies TextKey };
  }
};

const readCustom = (
  field: PublishedField,
  raw: unknown,
  problems: SubmissionProblem[]
): FieldValues => {
  const { key, type, required, options, rules } = field;
  const path = `fields.${key}`;
  if (!type || type === 'email' || type === 'name') return {};
  const reading = readFieldValue({ type, options, rules }, raw);
  if ('problem' in reading) {
    problems.push({ path, ...wordedProblem(reading.problem) });
    return {};
  }
  const { value } = reading;
  // A box that has to be ticked is not answered by leaving it.
  if (required && (value === null || value === false))
    problems.push({ path, key: 'problem.required' });
  return value === null ? {} : { [key]: value };
};

export interface FieldReadings {
  firstName: string | null;
  lastName: string | null;
  values: FieldValues;
}

/** Reads names and custom fields; what the visitor was not shown is left out, whatever came in. */
export const readFields = (
  { fields }: Pick<PublishedForm, 'fields'>,
  given: unknown,
  shown: Shown,
  problems: SubmissionProblem[]
): FieldReadings => {
  const nothing: FieldReadings = { firstName: null, lastName: null, values: {} };
  if (given !== undefined && given !== null && !isRecord(given)) {
    problems.push({ path: 'fields', key: 'problem.object' });
    return nothing;
  }
  const sent: Body = given ?? {};
  const asked = fields.filter(({ key }) => key !== 'email' && key !== 'vote');
  for (const key of Object.keys(sent))
    if (!asked.some((field) => field.key === key))
      problems.push({ path: `fields.${key.slice(0, MAX_ECHO)}`, key: 'problem.unknown' });
  const readings = { ...nothing };
  for (const field of asked) {
    const { key } = field;
    if (!shown.path(`fields.${key}`)) continue;
    const raw = Object.hasOwn(sent, key) ? sent[key] : undefined;
    if (key === 'firstName' || key === 'lastName') readings[key] = readName(field, raw, problems);
    else readings.values = { ...readings.values, ...readCustom(field, raw, problems) };
  }
  return readings;
};
