import { DateTime, IANAZone } from 'luxon';
import type { EpochMs } from '../../../../content-types';
import { DAY, isTimeZone } from '../../core';

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const FORMAT = "yyyy-MM-dd'T'HH:mm";

/** Zones are few and asked for often; what is no zone is remembered too. */
const zones = new Map<string, IANAZone | null>();
const MAX_ZONES = 2000;

const zoneOf = (name: string): IANAZone | null => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = isTimeZone(name) ? IANAZone.create(name) : null;
  if (zones.size >= MAX_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
};

/** Whether `name` is a time zone such as `Europe/Paris`. */
export const isZone = (name: string): boolean => zoneOf(name) !== null;

/** A clock time as if the clock stood in Greenwich, or null when it is none: `2026-12-24T09:00`. */
export const readLocal = (local: string): EpochMs | null => {
  if (!LOCAL_TIME.test(local)) return null;
  const time = DateTime.fromFormat(local, FORMAT, { zone: 'UTC', locale: 'en' });
  // `24:30` and the like would be read as another time than what is written.
  return time.isValid && writeLocal(time.toMillis()) === local ? time.toMillis() : null;
};

/** The reverse of `readLocal`, to the minute. */
export const writeLocal = (asUtc: EpochMs): string => new Date(asUtc).toISOString().slice(0, 16);

const offsetAt = (zone: IANAZone, instant: EpochMs): number => zone.offset(instant) * 60_000;

/** What a clock in the zone shows at an instant: `2026-12-24T09:00`. */
export const localAt = (instant: EpochMs, timeZone: string): string => {
  const zone = zoneOf(timeZone);
  return writeLocal(instant + (zone ? offsetAt(zone, instant) : 0));
};

export interface Moment {
  at: EpochMs;
  /** The clocks go forward over it, so `at` is the first instant after. */
  isSkipped: boolean;
}

/**
 * When a clock in the zone shows this time. A time that the spring change skips becomes the first
 * instant after it; of one that the autumn change repeats the first counts.
 * @param asUtc the clock time as `readLocal` gives it
 * @param timeZone must be one
 */
export const momentOf = (asUtc: EpochMs, timeZone: string): Moment => {
  const zone = zoneOf(timeZone) ?? IANAZone.create('UTC');
  // Around any change of the clocks one of these two offsets is in force.
  const before = offsetAt(zone, asUtc - DAY);
  const after = offsetAt(zone, asUtc + DAY);
  const fitting = [asUtc - before, asUtc - after].filter(
    (instant) => instant + offsetAt(zone, instant) === asUtc
  );
  if (fitting.length > 0) return { at: Math.min(...fitting), isSkipped: false };
  let tooEarly = asUtc - Math.max(before, after);
  let at = asUtc - Math.min(before, after);
  while (at - tooEarly > 1) {
    const middle = Math.floor((tooEarly + at) / 2);
    if (middle + offsetAt(zone, middle) >= asUtc) at = middle;
    else tooEarly = middle;
  }
  return { at, isSkipped: true };
};
