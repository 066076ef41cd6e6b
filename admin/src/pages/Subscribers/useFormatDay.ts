import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/**
 * Shows a day of the calendar, `YYYY-MM-DD`, as that same day wherever the reader is; anything else
 * as it stands.
 */
export const useFormatDay = (): ((day: string) => string) => {
  const { formatDate } = useIntl();
  return useMemo(
    () => (day) =>
      /^\d{4}-\d{2}-\d{2}$/.test(day)
        ? formatDate(`${day}T00:00:00Z`, {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          })
        : day,
    [formatDate]
  );
};
