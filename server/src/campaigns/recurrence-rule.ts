import type { EpochMs } from '../../../content-types';
import type { RuleProblem } from './plan/contract';
import { localAt, readLocal, writeLocal } from './plan/wall-clock';

/** Longer rules are typing mistakes, or somebody trying what happens. */
const MAX_LENGTH = 500;
const MAX_INTERVAL = 1000;
const MAX_COUNT = 1000;

const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'];
const WEEKDAY = /^(MO|TU|WE|TH|FR|SA|SU)$/;
const NTH_WEEKDAY = /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/;
const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

const isNumber = (text: string, min: number, max: number): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;
/** `1` to `max`, or from the end as `-1` to `-max`. */
const isPlace = (text: string, max: number): boolean => isNumber(text.replace(/^[+-]/, ''), 1, max);
const each = (test: (text: string) => boolean) => (value: string) => value.split(',').every(test);

/** The parts of a rule and what each may say (RFC 5545 3.3.10). */
const PARTS: Record<string, (value: string, freq: string) => boolean> = {
  FREQ: (value) => FREQUENCIES.includes(value),
  INTERVAL: (value) => isNumber(value, 1, MAX_INTERVAL),
  COUNT: (value) => isNumber(value, 1, MAX_COUNT),
  UNTIL: (value) => UNTIL.test(value),
  BYMONTH: each((text) => isNumber(text, 1, 12)),
  BYWEEKNO: (value, freq) => freq === 'YEARLY' && each((text) => isPlace(text, 53))(value),
  BYYEARDAY: each((text) => isPlace(text, 366)),
  BYMONTHDAY: (value, freq) => freq !== 'WEEKLY' && each((text) => isPlace(text, 31))(value),
  BYDAY: (value, freq) =>
    each((text) =>
      freq === 'MONTHLY' || freq === 'YEARLY' ? NTH_WEEKDAY.test(text) : WEEKDAY.test(text)
    )(value),
  BYHOUR: each((text) => isNumber(text, 0, 23)),
  BYMINUTE: each((text) => isNumber(text, 0, 59)),
  BYSECOND: each((text) => isNumber(text, 0, 59)),
  BYSETPOS: each((text) => isPlace(text, 366)),
  WKST: (value) => WEEKDAY.test(value),
};

const readParts = (text: string): Map<string, string> | null => {
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name, value, ...rest] = part.split('=');
    if (!value || rest.length > 0 || !(name in PARTS) || parts.has(name)) return null;
    parts.set(name, value);
  }
  const freq = parts.get('FREQ');
  if (freq === undefined || (parts.has('COUNT') && parts.has('UNTIL'))) return null;
  for (const [name, value] of parts) if (!PARTS[name](value, freq)) return null;
  return parts;
};

/** The last clock time that UNTIL lets through, as `readLocal` gives times; null when unreadable. */
const readUntil = (value: string, timeZone: string): EpochMs | null => {
  const [, year, month, day, hour = '23', minute = '59', , isUtc] = UNTIL.exec(value) ?? [];
  const local = readLocal(`${year}-${month}-${day}T${hour}:${minute}`);
  if (local === null || !isUtc) return local;
  return readLocal(localAt(local, timeZone));
};

/** A rule that makes sense, as clocks in its zone see it. */
export interface ReadRule {
  /** Tidied up, as it is stored. */
  text: string;
  /** For a calendar without zones: UNTIL is a clock time too. */
  floating: string;
}

/**
 * Reads a rule without DTSTART. Seconds, several minutes of an hour and everything quicker than
 * hourly are refused: at most one issue an hour.
 */
export const readRule = (
  rule: string,
  timeZone: string
): ReadRule | { problem: Extract<RuleProblem, 'rule-unreadable' | 'rule-too-often'> } => {
  const text = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
  const parts = text.length > MAX_LENGTH ? null : readParts(text);
  if (!parts) return { problem: 'rule-unreadable' };
  const isQuick = ['MINUTELY', 'SECONDLY'].includes(parts.get('FREQ') ?? '');
  if (isQuick || parts.has('BYSECOND') || parts.get('BYMINUTE')?.includes(','))
    return { problem: 'rule-too-often' };
  const floating = new Map(parts);
  const until = parts.get('UNTIL');
  if (until !== undefined) {
    const last = readUntil(until, timeZone);
    if (last === null) return { problem: 'rule-unreadable' };
    floating.set('UNTIL', `${writeLocal(last).replace(/[-:]/g, '')}00Z`);
  }
  return { text, floating: [...floating].map(([name, value]) => `${name}=${value}`).join(';') };
};
