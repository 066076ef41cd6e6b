import type { CalendarEntry } from '../../../../../../server/src/campaigns/contract';
import { toDay } from '../../../../utils/day';

/** A month of the calendar, `2026-12`. */
export type Month = string;

const MONTH = /^(\d{4})-(\d{2})$/;
/** Further off there is nothing to see, and dates end in the year 9999. */
const MIN_YEAR = 1970;
const MAX_YEAR = 9998;

/** The month of a URL, or null when it is none. */
export const readMonth = (text: unknown): Month | null => {
  const [, year, month] = typeof text === 'string' ? (MONTH.exec(text) ?? []) : [];
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return isMonth && Number(year) >= MIN_YEAR && Number(year) <= MAX_YEAR
    ? `${year}-${month}`
    : null;
};

/** Noon of a day, `2026-12-04`, in the reader's zone: no change of the clocks moves it off the day. */
const noon = (day: string): Date => new Date(`${day}T12:00:00`);

export const addDays = (day: string, days: number): string => {
  const date = noon(day);
  date.setDate(date.getDate() + days);
  return toDay(date);
};

export const monthOf = (day: string): Month => day.slice(0, 7);

export const addMonths = (month: Month, months: number): Month => {
  const date = noon(`${month}-01`);
  date.setMonth(date.getMonth() + months);
  return monthOf(toDay(date));
};

/** The same day of another month, or its last. */
export const dayInMonth = (day: string, month: Month): string => {
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const wanted = `${month}-${day.slice(8)}`;
  return wanted > last ? last : wanted;
};

/** Where `Intl` does not know (Firefox): Sunday first, and Saturday first; elsewhere Monday. */
const SUNDAY_FIRST = /^(en-US|en-CA|fr-CA|es-MX|pt-BR|pt$|he|ja|ko|zh-TW|th|hi)/;
const SATURDAY_FIRST = /^(ar|fa)/;

interface WeekInfo {
  firstDay: number;
}
type LocaleWithWeeks = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/** The day on which weeks begin, as `Date` counts them: 0 is Sunday. */
export const firstWeekday = (locale: string): number => {
  const known: LocaleWithWeeks = new Intl.Locale(locale);
  const info = known.getWeekInfo?.() ?? known.weekInfo;
  if (info) return info.firstDay % 7;
  if (SATURDAY_FIRST.test(locale)) return 6;
  return SUNDAY_FIRST.test(locale) ? 0 : 1;
};

/** The weeks that a month is in, each of seven days. */
export const weeksOf = (month: Month, firstDay: number): string[][] => {
  const first = `${month}-01`;
  const before = (noon(first).getDay() - firstDay + 7) % 7;
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const weeks: string[][] = [];
  for (let day = addDays(first, -before); day <= last; day = addDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
  return weeks;
};

/**
 * What to ask for: from the first day to the last in the reader's zone, and a day around it, since
 * what goes by each reader's clock begins up to a day before its date.
 */
export const rangeOf = (weeks: string[][]): { from: number; to: number } => {
  const first = weeks[0][0];
  const after = addDays(weeks[weeks.length - 1][6], 1);
  const midnight = (day: string) => new Date(`${day}T00:00:00`).getTime();
  return { from: midnight(addDays(first, -1)), to: midnight(addDays(after, 1)) };
};

/** Entries by day, in the order they came: their own date where it is one on every clock. */
export const byDay = (entries: readonly CalendarEntry[]): Map<string, CalendarEntry[]> => {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const day = entry.readerTime?.slice(0, 10) ?? toDay(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
};

/** Where a key leads from a day; null for keys that do not move. */
export const dayAfterKey = (key: string, day: string, firstDay: number): string | null => {
  const inWeek = (noon(day).getDay() - firstDay + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -inWeek);
    case 'End':
      return addDays(day, 6 - inWeek);
    case 'PageUp':
      return dayInMonth(day, addMonths(monthOf(day), -1));
    case 'PageDown':
      return dayInMonth(day, addMonths(monthOf(day), 1));
    default:
      return null;
  }
};
