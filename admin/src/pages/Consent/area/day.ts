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
