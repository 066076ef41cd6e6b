import type { Eligibility, EntryReason, EpochMs, FieldValues } from '../../../content-types';

/** The day on which a moment falls in a time zone, `YYYY-MM-DD`. */
export const dayIn = (at: EpochMs, timeZone: string): string =>
  // Sweden writes dates as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at));

/** Full years between two days of the calendar. Who was born on 29 February ages on 1 March. */
export const yearsBetween = (from: string, to: string): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
};

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * Why somebody may not take part, judged by what they said in this very submission; null when they
 * may. What was asked for and not said counts as not met.
 */
export const ineligibility = (
  { countries, countryField, minAge, birthField }: Eligibility,
  values: FieldValues,
  now: EpochMs,
  timeZone: string
): Extract<EntryReason, 'country' | 'age'> | null => {
  if (countryField !== null && countries.length > 0) {
    const country = values[countryField];
    if (typeof country !== 'string' || !countries.includes(country)) return 'country';
  }
  if (birthField !== null && minAge !== null) {
    const born = values[birthField];
    if (!isDay(born) || yearsBetween(born, dayIn(now, timeZone)) < minAge) return 'age';
  }
  return null;
};
