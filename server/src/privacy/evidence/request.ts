import type { Context } from 'koa';
import { fieldErrors, LOCALES, type SystemLocale } from '../../core';
import { EVIDENCE_FORMATS, type EvidenceFormat } from '../contract';

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the calendar has this day: the 30th of February rolls over to March when parsed. */
const isDay = (text: string): boolean => {
  if (!DAY_PATTERN.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** One value of the query string; a repeated one counts once, the first. */
const one = (ctx: Context, name: string): string | undefined => {
  const value: unknown = ctx.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : String(first);
};

/** @throws ValidationError at `format` */
export const readFormat = <F extends EvidenceFormat>(ctx: Context, allowed: readonly F[]): F => {
  const wanted = one(ctx, 'format') ?? allowed[0];
  const format = allowed.find((known) => known === wanted);
  if (format) return format;
  const elsewhere = EVIDENCE_FORMATS.some((known) => known === wanted);
  throw fieldErrors([
    {
      path: 'format',
      message: `${elsewhere ? 'This export is not made in this format' : 'Unknown format'}; choose ${allowed.join(' or ')}.`,
    },
  ]);
};

/** The language of the PDF, English where none is asked for. @throws ValidationError at `locale` */
export const readLocale = (ctx: Context): SystemLocale => {
  const wanted = one(ctx, 'locale') ?? LOCALES[0];
  const locale = LOCALES.find((known) => known === wanted);
  if (locale) return locale;
  throw fieldErrors([
    { path: 'locale', message: `Unknown language; choose ${LOCALES.join(' or ')}.` },
  ]);
};

/** @throws ValidationError at `from` and `to` */
export const readPeriod = (ctx: Context): { from: string; to: string } => {
  const from = one(ctx, 'from') ?? '';
  const to = one(ctx, 'to') ?? '';
  const problems = Object.entries({ from, to })
    .filter(([, day]) => !isDay(day))
    .map(([path]) => ({ path, message: 'Give a day of the calendar as YYYY-MM-DD.' }));
  if (problems.length > 0) throw fieldErrors(problems);
  if (from > to)
    throw fieldErrors([
      { path: 'from', message: 'The first day lies after the last; swap the two.' },
    ]);
  return { from, to };
};
