import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { readerTimeZone } from '../../../utils/zoned-time';
import { WEEKDAYS, type Weekday } from './model/rhythm';

/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY = 86_400_000;

/** Dates and days in the panel's language, as sentences about plans need them. */
export const useWords = () => {
  const { formatDate } = useIntl();
  return useMemo(
    () => ({
      /** `Friday, 4 December 2026 at 09:00 CET`: on the reader's clock, or on that of a zone. */
      moment: (at: number, timeZone?: string) =>
        formatDate(at, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          timeZoneName: 'short',
          timeZone,
        }),
      /** `4 December 2026, 09:00` of a clock time without a zone. */
      clock: (local: string) =>
        formatDate(new Date(`${local}:00Z`), {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          timeZone: 'UTC',
        }),
      /** `9:00 AM` of a clock time. */
      time: (local: string) =>
        formatDate(new Date(`${local}:00Z`), {
          hour: 'numeric',
          minute: '2-digit',
          timeZone: 'UTC',
        }),
      weekday: (weekday: Weekday, style: 'long' | 'short' = 'long') =>
        formatDate(SOME_MONDAY + WEEKDAYS.indexOf(weekday) * DAY, {
          weekday: style,
          timeZone: 'UTC',
        }),
      zone: (timeZone: string) => timeZone.replaceAll('_', ' '),
      ownZone: readerTimeZone().replaceAll('_', ' '),
    }),
    [formatDate]
  );
};
