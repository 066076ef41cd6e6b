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

interface Period {
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
  timeZone: string;
}

/** From when and until when, on the clocks of the promotion's zone; a line each. */
export const periodLines = (
  { startsAt, endsAt, timeZone }: Period,
  t: Translate,
  dates: FormatDate
): string[] => {
  const lines = [
    ...(startsAt === null
      ? []
      : [t('promotions.period.from', { from: dates.dateTime(startsAt, timeZone) })]),
    ...(endsAt === null
      ? []
      : [t('promotions.period.until', { until: dates.dateTime(endsAt, timeZone) })]),
  ];
  return lines.length > 0 ? lines : [t('promotions.period.open')];
};

/** The same in one line. */
export const periodText = (period: Period, t: Translate, dates: FormatDate): string => {
  const { startsAt, endsAt, timeZone } = period;
  return startsAt !== null && endsAt !== null
    ? t('promotions.period.both', {
        from: dates.dateTime(startsAt, timeZone),
        until: dates.dateTime(endsAt, timeZone),
      })
    : periodLines(period, t, dates)[0];
};
