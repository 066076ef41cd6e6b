import type { EpochMs } from '../../../../../content-types';
import type { FormatDate } from '../../../hooks/useFormatDate';
import type { Translate } from '../../../hooks/useT';
import { toInstant, toLocalTime, type ZonedInstant } from '../../../utils/zoned-time';

/** A moment as read on a clock of the promotion's zone; both empty where there is none. */
export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:MM`. */
  time: string;
}

export const NO_MOMENT: LocalMoment = { day: '', time: '' };

export const toMoment = (at: EpochMs | null, timeZone: string): LocalMoment => {
  if (at === null) return NO_MOMENT;
  const [day, time] = toLocalTime(at, timeZone).split('T');
  return { day, time };
};

/** Null while day or time is missing, or the zone is not known. */
export const readMoment = ({ day, time }: LocalMoment, timeZone: string): ZonedInstant | null =>
  day && time ? toInstant(`${day}T${time}`, timeZone) : null;

export const isEmpty = ({ day, time }: LocalMoment): boolean => !day && !time;

/**
 * The instant of a moment. What was stored stays to the millisecond while its clock reads the same:
 * another system may have set it in seconds, and a clock that goes back shows one time twice.
 */
export const instantOf = (
  moment: LocalMoment,
  timeZone: string,
  stored: EpochMs | null
): EpochMs | null => {
  if (stored !== null) {
    const { day, time } = toMoment(stored, timeZone);
    if (day === moment.day && time === moment.time) return stored;
  }
  return readMoment(moment, timeZone)?.instant ?? null;
};

/** From when to when, on the clocks of the promotion's zone. */
export const periodText = (
  {
    startsAt,
    endsAt,
    timeZone,
  }: { startsAt: EpochMs | null; endsAt: EpochMs | null; timeZone: string },
  t: Translate,
  dates: FormatDate
): string => {
  const from = dates.dateTime(startsAt, timeZone);
  const until = dates.dateTime(endsAt, timeZone);
  if (startsAt !== null && endsAt !== null) return t('promotions.period.both', { from, until });
  if (startsAt !== null) return t('promotions.period.from', { from });
  if (endsAt !== null) return t('promotions.period.until', { until });
  return t('promotions.period.open');
};
