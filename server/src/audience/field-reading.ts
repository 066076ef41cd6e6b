import {
  COUNTRY_CODES,
  TEXT_LIMITS,
  type CustomFieldOption,
  type CustomFieldRules,
  type CustomFieldType,
  type FieldValue,
} from '../../../content-types';
import { isAbsoluteHttpUrl, LOCALE_PATTERN } from '../core';

/** What a value is held against. */
export interface FieldSpec {
  type: CustomFieldType;
  options?: readonly CustomFieldOption[];
  rules?: Partial<CustomFieldRules>;
}

/** What is wrong with a value; each caller words it for its reader. */
export type FieldProblem =
  | { code: 'type' | 'number' | 'integer' | 'date' | 'boolean' | 'option' | 'country' }
  | { code: 'language' | 'phone' | 'url' | 'unprintable' | 'links' }
  | { code: 'long'; max: number }
  | { code: 'min' | 'max'; bound: number | string }
  | { code: 'few' | 'many'; bound: number };

export type FieldReading = { value: FieldValue } | { problem: FieldProblem };

const MAX_URL = 2000;
/** Whole numbers up to here keep every digit in a double, with room for decimals. */
const MAX_NUMBER = 1e15;
/** What every decimal number keeps on its way through a double (IEEE 754, binary64). */
const DIGITS = 15;

/**
 * Control characters, marks that turn the direction of the text around them, and halves of a
 * character that no database could store.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
/** The same where a text may have lines. */
const UNPRINTABLE_LINES = /[^\P{Cc}\n\t]|[\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/**
 * What makes a short text an advertisement: short texts end up in mails to others' eyes, and forms
 * are open to everybody. Web addresses have a type of their own.
 */
const LINK = /:\/\/|\bwww\.|[a-z0-9-]\.[a-z]{2,}\//i;
export const carriesLink = (text: string): boolean => LINK.test(text);

const bad = (problem: FieldProblem): FieldReading => ({ problem });

const asText = (raw: unknown): string | null => {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw);
  // One spelling for each character, so that equal texts are equal in SQL too.
  return typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n').trim().normalize('NFC') : null;
};

const readText = (text: string, limit: number, max: number | null | undefined): FieldReading => {
  const longest = Math.min(limit, max ?? limit);
  return text.length > longest ? bad({ code: 'long', max: longest }) : { value: text };
};

/** A decimal comma is what half the world types. */
const toNumber = (raw: unknown, text: string): number => {
  const number =
    typeof raw === 'number'
      ? raw
      : /^[-+]?\d{1,15}(?:[.,]\d{1,10})?$/.test(text)
        ? Number(text.replace(',', '.'))
        : NaN;
  // Databases know no negative zero, and MySQL reads a sixteenth digit only nearly as it was written.
  return Math.abs(number) < MAX_NUMBER ? Number(number.toPrecision(DIGITS)) + 0 : NaN;
};

const readNumber = (
  raw: unknown,
  text: string,
  { min, max, integer }: Partial<CustomFieldRules>
): FieldReading => {
  const number = toNumber(raw, text);
  if (Number.isNaN(number)) return bad({ code: 'number' });
  if (integer && !Number.isInteger(number)) return bad({ code: 'integer' });
  if (typeof min === 'number' && number < min) return bad({ code: 'min', bound: min });
  if (typeof max === 'number' && number > max) return bad({ code: 'max', bound: max });
  return { value: number };
};

/** A day that the calendar has. */
const isDay = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

const readDay = (text: string, { min, max }: Partial<CustomFieldRules>): FieldReading => {
  if (!isDay(text)) return bad({ code: 'date' });
  if (typeof min === 'string' && text < min) return bad({ code: 'min', bound: min });
  if (typeof max === 'string' && text > max) return bad({ code: 'max', bound: max });
  return { value: text };
};

const TRUE = new Set(['true', '1', 'on', 'yes']);
const FALSE = new Set(['false', '0', 'off', 'no']);

/** Sent by a box and the hidden field before it, the last word is the person's. */
const lastOf = (raw: unknown): unknown => (Array.isArray(raw) ? raw.at(-1) : raw);

const readBoolean = (raw: unknown): FieldReading => {
  const last = lastOf(raw);
  const text = typeof last === 'string' ? last.trim().toLowerCase() : last;
  if (text === true || text === 1 || TRUE.has(text as string)) return { value: true };
  if (text === false || text === 0 || FALSE.has(text as string)) return { value: false };
  return bad({ code: 'boolean' });
};

/**
 * Several values as they come in: one, a list, or, where a form sent more than twenty, the object
 * with numbered keys that body parsers make of it.
 */
export const toList = (raw: unknown): unknown[] => {
  if (Array.isArray(raw)) return raw;
  if (typeof raw !== 'object' || raw === null) return [raw];
  const keys = Object.keys(raw);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key)) ? Object.values(raw) : [raw];
};

const readChoices = (raw: unknown, spec: FieldSpec): FieldReading => {
  const given = toList(raw).filter((item) => item !== '' && item !== null && item !== undefined);
  const known = (spec.options ?? []).map(({ key }) => key);
  if (!given.every((item) => typeof item === 'string' && known.includes(item)))
    return bad({ code: 'option' });
  const { minChoices, maxChoices } = spec.rules ?? {};
  // In the field's own order, each once, so that the same choice is stored alike.
  const chosen = known.filter((key) => given.includes(key));
  if (chosen.length === 0) return { value: null };
  if (minChoices && chosen.length < minChoices) return bad({ code: 'few', bound: minChoices });
  if (maxChoices && chosen.length > maxChoices) return bad({ code: 'many', bound: maxChoices });
  return { value: chosen };
};

/** E.164: digits with the punctuation that people put between them. */
const readPhone = (text: string): FieldReading => {
  const compact = text
    // "+44 (0)20": the zero is for calls from within the country.
    .replace(/\(0\)/, '')
    .replace(/[\s().\-\u2010-\u2015/]/g, '')
    .replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(compact) ? { value: compact } : bad({ code: 'phone' });
};

const readUrl = (text: string): FieldReading => {
  if (!isAbsoluteHttpUrl(text)) return bad({ code: 'url' });
  const { href } = new URL(text);
  return href.length > MAX_URL ? bad({ code: 'long', max: MAX_URL }) : { value: href };
};

/** BCP 47 in its canonical spelling: `fr_ca` becomes `fr-CA`. */
const readLanguage = (text: string): FieldReading => {
  if (!LOCALE_PATTERN.test(text)) return bad({ code: 'language' });
  try {
    const [tag] = Intl.getCanonicalLocales(text.replaceAll('_', '-'));
    return { value: tag };
  } catch {
    return bad({ code: 'language' });
  }
};

/**
 * Reads one value as it comes in, from a form, the panel, a file or a program, into the type of its
 * field. Nothing said is `null`; whether that may be is for the caller to judge.
 */
export const readFieldValue = (spec: FieldSpec, raw: unknown): FieldReading => {
  const { type, rules = {}, options = [] } = spec;
  if (raw === undefined || raw === null || raw === '') return { value: null };
  if (type === 'choices') return readChoices(raw, spec);
  if (type === 'boolean') return readBoolean(raw);
  const text = asText(raw);
  if (text === null) return bad({ code: 'type' });
  if (text === '') return { value: null };
  if ((type === 'long-text' ? UNPRINTABLE_LINES : UNPRINTABLE).test(text))
    return bad({ code: 'unprintable' });
  switch (type) {
    case 'text':
      return carriesLink(text)
        ? bad({ code: 'links' })
        : readText(text, TEXT_LIMITS.text, rules.maxLength);
    case 'long-text':
      return readText(text, TEXT_LIMITS['long-text'], rules.maxLength);
    case 'number':
      return readNumber(raw, text, rules);
    case 'date':
      return readDay(text, rules);
    case 'choice':
      return options.some(({ key }) => key === text) ? { value: text } : bad({ code: 'option' });
    case 'country':
      return COUNTRY_CODES.includes(text.toUpperCase())
        ? { value: text.toUpperCase() }
        : bad({ code: 'country' });
    case 'language':
      return readLanguage(text);
    case 'phone':
      return readPhone(text);
    case 'url':
      return readUrl(text);
  }
};
