import { DateTime, IANAZone } from 'luxon';
import type { EpochMs } from '../../../content-types';
import type { ScheduleCampaignRequest, ScheduleProblem } from './contract';

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const FORMAT = "yyyy-MM-dd'T'HH:mm";
/** A date further off than this is a typing mistake. */
const MAX_YEARS_AHEAD = 5;

export type ScheduleReading =
  { at: EpochMs } | { problem: ScheduleProblem; field: 'localTime' | 'timeZone' };

/**
 * Reads a wall-clock time in a zone as an instant. A time that the spring change skips is refused
 * rather than moved; one that the autumn change repeats means its first occurrence.
 * @param now milliseconds since the epoch
 */
export const readSchedule = (
  { localTime, timeZone }: ScheduleCampaignRequest,
  now: EpochMs
): ScheduleReading => {
  if (!IANAZone.isValidZone(timeZone)) return { problem: 'zone-unknown', field: 'timeZone' };
  const time = LOCAL_TIME.test(localTime)
    ? DateTime.fromFormat(localTime, FORMAT, { zone: timeZone, locale: 'en' })
    : null;
  if (!time?.isValid) return { problem: 'time-unreadable', field: 'localTime' };
  if (time.toFormat(FORMAT, { locale: 'en' }) !== localTime)
    return { problem: 'time-skipped', field: 'localTime' };
  const at = Math.min(...time.getPossibleOffsets().map((candidate) => candidate.toMillis()));
  if (at <= now) return { problem: 'time-past', field: 'localTime' };
  if (at > DateTime.fromMillis(now).plus({ years: MAX_YEARS_AHEAD }).toMillis())
    return { problem: 'time-too-far', field: 'localTime' };
  return { at };
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
