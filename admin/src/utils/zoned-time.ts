import type { EpochMs } from '../../../content-types';

/** A wall-clock time as an instant; clocks that change make it missing or double. */
export interface ZonedInstant {
  instant: EpochMs;
  /** `missing`: clocks skip it, the instant is as much later; `twice`: the earlier of the two. */
  quality: 'exact' | 'missing' | 'twice';
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY = 86_400_000;

/** Milliseconds by which clocks in `timeZone` are ahead of UTC at an instant. */
const offsetAt = (instant: EpochMs, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const asUtc = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second')
  );
  return asUtc - Math.floor(instant / 1000) * 1000;
};

/**
 * @param localTime `2026-12-24T09:00`
 * @param timeZone IANA name
 * @returns null when either cannot be read
 */
export const toInstant = (localTime: string, timeZone: string): ZonedInstant | null => {
  const match = LOCAL.exec(localTime);
  if (!match || !isTimeZone(timeZone)) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  // A day around it covers any change of the clocks; the offset in force must be one of the two.
  const before = offsetAt(asUtc - DAY, timeZone);
  const after = offsetAt(asUtc + DAY, timeZone);
  const fits = [...new Set([before, after])]
    .map((offset) => ({ instant: asUtc - offset, offset }))
    .filter(({ instant, offset }) => offsetAt(instant, timeZone) === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a - b);
  if (fits.length === 0) return { instant: asUtc - before, quality: 'missing' };
  return { instant: fits[0], quality: fits.length > 1 ? 'twice' : 'exact' };
};

/** Whether this browser knows the zone. */
export const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone !== '';
  } catch {
    return false;
  }
};

/** The zone of the reader's own clock. */
export const readerTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that this browser knows, the reader's own and UTC among them. */
export const timeZones = (): string[] =>
  [...new Set([readerTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** An instant as read on a clock in `timeZone`: `2026-12-24T09:00`. */
export const toLocalTime = (instant: EpochMs, timeZone: string): string =>
  new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16);

/** The next full hour at least an hour away, the date that a schedule starts from. */
export const suggestTime = (now: EpochMs): EpochMs =>
  Math.ceil((now + 3_600_000) / 3_600_000) * 3_600_000;
