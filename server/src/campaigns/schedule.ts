import { DateTime } from 'luxon';
import type { EpochMs } from '../../../content-types';
import type { ScheduleCampaignRequest, ScheduleField, ScheduleProblem } from './contract';
import { readerMoments, type PeopleByZone } from './plan/reader-zones';
import { isZone, momentOf, readLocal } from './plan/wall-clock';

/** A date further off than this is a typing mistake. */
const MAX_YEARS_AHEAD = 5;

interface Refused {
  problem: ScheduleProblem;
  field: ScheduleField;
}
export type ScheduleReading = { at: EpochMs } | Refused;

type ClockTime = Pick<ScheduleCampaignRequest, 'localTime' | 'timeZone'>;

const readClock = (
  { localTime, timeZone }: ClockTime,
  now: EpochMs
): { asUtc: EpochMs } | Refused => {
  if (!isZone(timeZone)) return { problem: 'zone-unknown', field: 'timeZone' };
  const asUtc = readLocal(localTime);
  if (asUtc === null) return { problem: 'time-unreadable', field: 'localTime' };
  if (asUtc > DateTime.fromMillis(now).plus({ years: MAX_YEARS_AHEAD }).toMillis())
    return { problem: 'time-too-far', field: 'localTime' };
  return { asUtc };
};

/**
 * Reads a wall-clock time in a zone as an instant. A time that the spring change skips is refused
 * rather than moved; one that the autumn change repeats means its first occurrence.
 * @param now milliseconds since the epoch
 */
export const readSchedule = (request: ClockTime, now: EpochMs): ScheduleReading => {
  const clock = readClock(request, now);
  if ('problem' in clock) return clock;
  const { at, isSkipped } = momentOf(clock.asUtc, request.timeZone);
  if (isSkipped) return { problem: 'time-skipped', field: 'localTime' };
  if (at <= now) return { problem: 'time-past', field: 'localTime' };
  return { at };
};

/**
 * Reads a wall-clock time that holds in each reader's zone: the campaign starts when the first of
 * them reaches it. Over is only what is over for everybody; nobody chooses their zone by the days
 * on which its clocks change, so a skipped time is moved.
 */
export const readReaderSchedule = (
  request: ClockTime,
  zones: PeopleByZone,
  now: EpochMs
): ScheduleReading => {
  const clock = readClock(request, now);
  if ('problem' in clock) return clock;
  const { earliest, latest } = readerMoments(clock.asUtc, zones, request.timeZone, now);
  if (latest <= now) return { problem: 'time-past', field: 'localTime' };
  return { at: Math.max(earliest, now) };
};

/**
 * Whether a start is so late that a person should say a word first: after an outage or in a
 * restored copy, old plans must not go out by themselves.
 */
export const isTooLate = (
  scheduledAt: EpochMs,
  now: EpochMs,
  maxLatenessMinutes: number
): boolean => now - scheduledAt > maxLatenessMinutes * 60_000;
