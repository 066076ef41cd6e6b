/** `YYYY-MM-DD` as read on a calendar, whatever the zone. */
export const toDay = (date: Date): string =>
  [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');

/** Noon of that day here, so that no zone moves it to the day before or after. */
export const fromDay = (day: string): Date => new Date(`${day}T12:00:00`);

/** The last day that ends at this moment (UTC): contracts run through it. */
export const lastDayBefore = (moment: number): string =>
  new Date(moment - 1).toISOString().slice(0, 10);

/** Today, where the law's days are counted (UTC). */
export const today = (now = Date.now()): string => new Date(now).toISOString().slice(0, 10);

/**
 * A whole date as somebody types it in their language: `31/12/2026` in French, `12/31/2026` in
 * American English. Null while it is not complete, or is no day of the calendar.
 */
export const readTyped = (text: string, locale: string): string | null => {
  const order = new Intl.DateTimeFormat(locale)
    .formatToParts()
    .map(({ type }) => type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day');
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length !== 3) return null;
  const part = (name: (typeof order)[number]) => numbers[order.indexOf(name)] ?? '';
  if (part('year').length !== 4) return null;
  const day = [part('year'), part('month').padStart(2, '0'), part('day').padStart(2, '0')].join(
    '-'
  );
  const date = new Date(`${day}T12:00:00`);
  return !Number.isNaN(date.getTime()) && toDay(date) === day ? day : null;
};
