import type { CustomField, FieldValue } from '../../../content-types';
import { pickText } from '../core';

/** What a value is shown by. */
export type FormattedField = Pick<CustomField, 'type' | 'options'>;

/** The words for yes and no in the reader's language. */
export interface YesNo {
  yes: string;
  no: string;
}

/** Formatters are dear to make, and one batch of mails needs the same few again and again. */
const formatters = new Map<
  string,
  Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames | Intl.ListFormat
>();

const formatter = <
  F extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames | Intl.ListFormat,
>(
  key: string,
  make: () => F
): F => {
  const known = formatters.get(key);
  if (known) return known as F;
  const made = make();
  formatters.set(key, made);
  return made;
};

const day = (value: string, tag: string): string =>
  formatter(
    `day ${tag}`,
    () => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
  ).format(new Date(`${value}T00:00:00Z`));

const number = (value: number, tag: string): string =>
  formatter(
    `number ${tag}`,
    () => new Intl.NumberFormat(tag, { maximumFractionDigits: 10 })
  ).format(value);

const named = (value: string, tag: string, type: 'region' | 'language'): string =>
  formatter(`${type} ${tag}`, () => new Intl.DisplayNames([tag, 'en'], { type })).of(value) ??
  value;

const several = (labels: string[], tag: string): string =>
  formatter(`list ${tag}`, () => new Intl.ListFormat(tag, { type: 'conjunction' })).format(labels);

/**
 * A value in words, as somebody who speaks `locale` writes it: days and numbers in their way,
 * options, countries and languages by name. Nothing said is the empty text.
 */
export const formatFieldValue = (
  { type, options }: FormattedField,
  value: FieldValue,
  locale: string,
  words: YesNo
): string => {
  if (value === null) return '';
  const tag = locale.replaceAll('_', '-');
  const label = (key: string): string =>
    pickText(options.find((option) => option.key === key)?.label, locale) || key;
  if (Array.isArray(value)) return several(value.map(label), tag);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return number(value, tag);
  switch (type) {
    case 'choice':
      return label(value);
    case 'date':
      return day(value, tag);
    case 'country':
      return named(value, tag, 'region');
    case 'language':
      return named(value, tag, 'language');
    default:
      return value;
  }
};
