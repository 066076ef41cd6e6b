import type { Core } from '@strapi/types';
import type { QuestionResult, ResponseFilter } from '../../contract';
import { namedOptions } from '../../../audience';
import { pickText } from '../../../core';
import { answersQuery } from './filter';
import { binsOf } from './numbers';
import { labelOf, type QuestionField } from './questions';

/** Days further apart than this are counted by year. */
const MONTHS_SHOWN = 24;

type Base = Pick<QuestionResult, 'key' | 'label' | 'answered'>;
type Result<K extends QuestionResult['kind']> = Extract<QuestionResult, { kind: K }>;

interface Asked {
  strapi: Core.Strapi;
  formId: number;
  filter: ResponseFilter;
  locale: string;
}

const ofKey = ({ strapi, formId, filter }: Asked, key: string) =>
  answersQuery(strapi, formId, filter).andWhere('a.field_key', key);

/** People who answered, by question, in one statement. */
export const answeredBy = async ({
  strapi,
  formId,
  filter,
}: Asked): Promise<Map<string, number>> => {
  const rows: Record<string, unknown>[] = await answersQuery(strapi, formId, filter)
    .groupBy('a.field_key')
    .select('a.field_key')
    .countDistinct({ people: 'a.response_id' });
  return new Map(rows.map((row) => [String(row.field_key), Number(row.people)]));
};

const optionsOf = (
  { type, options = [] }: QuestionField,
  locale: string,
  yesNo: { yes: string; no: string }
): { value: string; label: string }[] => {
  if (type === 'boolean')
    return [
      { value: 'true', label: yesNo.yes },
      { value: 'false', label: yesNo.no },
    ];
  if (type === 'country' || type === 'language') return namedOptions(type, locale);
  return options.map(({ key, label }) => ({ value: key, label: pickText(label, locale) || key }));
};

const YES_NO: Record<string, { yes: string; no: string }> = {
  en: { yes: 'Yes', no: 'No' },
  fr: { yes: 'Oui', no: 'Non' },
};

/** What options are called, by value. */
export const labelsOf = (field: QuestionField, locale: string): Map<string, string> =>
  new Map(
    optionsOf(field, locale, YES_NO[locale.slice(0, 2)] ?? YES_NO.en).map(({ value, label }) => [
      value,
      label,
    ])
  );

const choices = async (
  asked: Asked,
  field: QuestionField,
  base: Base
): Promise<Result<'choices'>> => {
  const isBoolean = field.type === 'boolean';
  const column = isBoolean ? 'a.number_value' : 'a.text_value';
  const rows: Record<string, unknown>[] = await ofKey(asked, field.key)
    .groupBy(column)
    .select({ value: column })
    .countDistinct({ people: 'a.response_id' });
  const counts = new Map(
    rows.map(({ value, people }) => [
      isBoolean ? String(Number(value) === 1) : String(value),
      Number(people),
    ])
  );
  const labels = labelsOf(field, asked.locale);
  const isLong = field.type === 'country' || field.type === 'language';
  const known = [...labels.keys()].filter((value) => !isLong || counts.has(value));
  // Options that are offered no more were chosen all the same.
  const former = [...counts.keys()].filter((value) => !labels.has(value));
  const counted = [...known, ...former].map((value) => ({
    value,
    label: labels.get(value) ?? value,
    count: counts.get(value) ?? 0,
  }));
  if (isLong) counted.sort((a, b) => b.count - a.count);
  return { ...base, kind: 'choices', several: field.type === 'choices', choices: counted };
};

const numbers = async (
  asked: Asked,
  field: QuestionField,
  base: Base
): Promise<Result<'number'>> => {
  const { connection } = asked.strapi.db;
  const [row]: Record<string, unknown>[] = await ofKey(asked, field.key)
    .whereNotNull('a.number_value')
    .count({ many: '*' })
    .min({ min: 'a.number_value' })
    .max({ max: 'a.number_value' })
    .avg({ mean: 'a.number_value' });
  const many = Number(row.many);
  if (many === 0) return { ...base, kind: 'number', numbers: null, bins: [] };
  const [min, max, mean] = [row.min, row.max, row.mean].map(Number);
  const middle: Record<string, unknown>[] = await ofKey(asked, field.key)
    .whereNotNull('a.number_value')
    .orderBy('a.number_value')
    .offset(Math.floor((many - 1) / 2))
    .limit(many % 2 === 0 ? 2 : 1)
    .select({ value: 'a.number_value' });
  const median = middle.reduce((sum, { value }) => sum + Number(value), 0) / middle.length;
  const bounds = binsOf(min, max, field.rules?.integer ?? Number.isInteger(min + max));
  const [counts]: Record<string, unknown>[] = await ofKey(asked, field.key).select(
    bounds.map(({ from, to }, index) =>
      connection.raw(
        'SUM(CASE WHEN a.number_value >= ? AND a.number_value < ? THEN 1 ELSE 0 END) AS ??',
        [from, from === to ? Number.MAX_SAFE_INTEGER : to, `bin${index}`]
      )
    )
  );
  return {
    ...base,
    kind: 'number',
    numbers: { min, max, mean, median },
    bins: bounds.map((bin, index) => ({ ...bin, count: Number(counts[`bin${index}`] ?? 0) })),
  };
};

const dates = async (asked: Asked, field: QuestionField, base: Base): Promise<Result<'date'>> => {
  const { connection } = asked.strapi.db;
  const [row]: Record<string, unknown>[] = await ofKey(asked, field.key)
    .min({ first: 'a.text_value' })
    .max({ last: 'a.text_value' });
  const first = row.first === null ? null : String(row.first);
  const last = row.last === null ? null : String(row.last);
  if (first === null || last === null)
    return { ...base, kind: 'date', first: null, last: null, spans: [] };
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const length = months(last) - months(first) < MONTHS_SHOWN ? 7 : 4;
  const rows: Record<string, unknown>[] = await ofKey(asked, field.key)
    .select(connection.raw(`SUBSTR(a.text_value, 1, ${length}) AS span`))
    .count({ people: '*' })
    // By its place, which all three databases take for a computed column.
    .groupByRaw('1')
    .orderByRaw('1');
  return {
    ...base,
    kind: 'date',
    first,
    last,
    spans: rows.map(({ span, people }) => ({ span: String(span), count: Number(people) })),
  };
};

/** What was said to one question. */
export const tally = (
  asked: Asked,
  field: QuestionField,
  answered: number
): Promise<QuestionResult> => {
  const base: Base = { key: field.key, label: labelOf(field, asked.locale), answered };
  switch (field.type) {
    case 'choice':
    case 'choices':
    case 'boolean':
    case 'country':
    case 'language':
      return choices(asked, field, base);
    case 'number':
      return numbers(asked, field, base);
    case 'date':
      return dates(asked, field, base);
    default:
      return Promise.resolve({ ...base, kind: 'text' });
  }
};
