import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useId, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useGetCalendarQuery } from '../../../../api/plan';
import { LoadFailure } from '../../../../components/LoadFailure';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { fromDay, toDay } from '../../../../utils/day';
import { addMonths, byDay, firstWeekday, monthOf, rangeOf, weeksOf } from '../model/month';
import { useWords } from '../useWords';
import { Agenda } from './Agenda';
import { MonthGrid } from './MonthGrid';
import { useCalendarMonth } from './useCalendarMonth';
import { useIsNarrow } from './useIsNarrow';

/** All campaigns that have a date, month by month: what went out and what will. */
export const CalendarView = () => {
  const t = useT();
  const words = useWords();
  const { formatDate, locale } = useIntl();
  const [month, setMonth] = useCalendarMonth();
  const isNarrow = useIsNarrow();
  const titleId = useId();
  const helpId = useId();
  const firstDay = firstWeekday(locale);
  const weeks = useMemo(() => weeksOf(month, firstDay), [month, firstDay]);
  const range = useMemo(() => rangeOf(weeks), [weeks]);
  const query = useGetCalendarQuery(range, { refetchOnMountOrArgChange: true });
  // What another month had must not stand under this one's name.
  const entries = query.currentData?.entries;
  const days = useMemo(() => byDay(entries ?? []), [entries]);
  const isEmpty = entries !== undefined && ![...days.keys()].some((day) => monthOf(day) === month);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy={query.isFetching}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex gap={2}>
          <IconButton
            label={t('plan.calendar.previous')}
            onClick={() => setMonth(addMonths(month, -1))}
          >
            <ChevronLeft />
          </IconButton>
          <IconButton label={t('plan.calendar.next')} onClick={() => setMonth(addMonths(month, 1))}>
            <ChevronRight />
          </IconButton>
          <Typography tag="h2" variant="beta" id={titleId} aria-live="polite">
            {formatDate(fromDay(`${month}-01`), { month: 'long', year: 'numeric' })}
          </Typography>
        </Flex>
        <Button variant="tertiary" onClick={() => setMonth(monthOf(toDay(new Date())))}>
          {t('plan.calendar.today')}
        </Button>
      </Flex>
      {query.currentData?.isCut ? <Notice tone="info">{t('plan.calendar.cut')}</Notice> : null}
      {query.error ? <LoadFailure error={query.error} retry={query.refetch} /> : null}
      {isEmpty ? (
        <Typography tag="p" textColor="neutral600">
          {t('plan.calendar.empty')}
        </Typography>
      ) : null}
      {isNarrow ? (
        <Agenda month={month} days={days} />
      ) : (
        <MonthGrid
          month={month}
          weeks={weeks}
          firstDay={firstDay}
          days={days}
          labelledBy={titleId}
          describedBy={helpId}
          onMonth={setMonth}
        />
      )}
      <Box>
        {isNarrow ? null : (
          <Typography tag="p" variant="pi" textColor="neutral600" id={helpId}>
            {t('plan.calendar.help')}
          </Typography>
        )}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('plan.calendar.zone', { timeZone: words.ownZone })}
        </Typography>
      </Box>
    </Flex>
  );
};
