import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Milliseconds since the epoch, or an ISO string as Strapi stores it. */
export type DateValue = number | string | null | undefined;

export interface FormatDate {
  /** `12 Mar 2026, 14:05 CET`: in the reader's zone, with the zone named. */
  dateTime(value: DateValue, timeZone?: string): string;
  /** `12 Mar 2026`. */
  date(value: DateValue): string;
  /** The reader's zone as an IANA name. */
  timeZone: string;
}

/** Bulk tables hand out epoch milliseconds, as text on some databases; content types ISO strings. */
const toDate = (value: DateValue): Date | null => {
  if (value === null || value === undefined || value === '') return null;
  const date = new Date(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** Dates in the reader's language and time zone; a missing date is an en dash. */
export const useFormatDate = (): FormatDate => {
  const { formatDate } = useIntl();
  return useMemo(() => {
    const show = (value: DateValue, options: Parameters<typeof formatDate>[1]) => {
      const date = toDate(value);
      return date ? formatDate(date, options) : '–';
    };
    const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    return {
      dateTime: (value, timeZone) =>
        show(value, {
          ...day,
          hour: 'numeric',
          minute: '2-digit',
          timeZoneName: 'short',
          timeZone,
        }),
      date: (value) => show(value, day),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
  }, [formatDate]);
};
