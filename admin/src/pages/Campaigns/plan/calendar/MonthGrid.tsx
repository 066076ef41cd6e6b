import { Box, Flex, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { CalendarEntry } from '../../../../../../server/src/campaigns/contract';
import { useT } from '../../../../hooks/useT';
import { fromDay, toDay } from '../../../../utils/day';
import { dayAfterKey, dayInMonth, monthOf, readMonth, type Month } from '../model/month';
import { EntryLink } from './EntryLink';

/** Shown before the rest of a day is asked for. */
const FEW = 3;

const Grid = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;
  background: ${({ theme }) => theme.colors.neutral0};

  th,
  td {
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    padding: ${({ theme }) => theme.spaces[2]};
    text-align: left;
    vertical-align: top;
  }

  td {
    height: 11rem;
  }

  td[data-outside='true'] {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  td:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const DayNumber = styled.span`
  display: inline-block;
  min-width: 2.4rem;
  border-radius: 1.2rem;
  padding: 0.2rem 0.6rem;
  text-align: center;
  font-size: 1.2rem;
  color: ${({ theme }) => theme.colors.neutral800};

  &[data-today='true'] {
    background: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral0};
    font-weight: 600;
  }
`;

const More = styled.button`
  border: 0;
  padding: 0;
  background: none;
  color: ${({ theme }) => theme.colors.primary600};
  cursor: pointer;
  font-size: 1.2rem;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

interface DayEntriesProps {
  entries: CalendarEntry[];
  /** Only what is on the current day is a stop for the Tab key. */
  isCurrent: boolean;
}

const DayEntries = ({ entries, isCurrent }: DayEntriesProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const tabIndex = isCurrent ? undefined : -1;
  const rest = entries.length - FEW;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={1}>
      {(isOpen ? entries : entries.slice(0, FEW)).map((entry) => (
        <EntryLink key={`${entry.campaignId}-${entry.at}`} entry={entry} tabIndex={tabIndex} />
      ))}
      {rest > 0 ? (
        <Box>
          <More
            type="button"
            tabIndex={tabIndex}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('plan.calendar.less') : t('plan.calendar.more', { count: rest })}
          </More>
        </Box>
      ) : null}
    </Flex>
  );
};

interface MonthGridProps {
  month: Month;
  weeks: string[][];
  firstDay: number;
  days: Map<string, CalendarEntry[]>;
  /** Id of the heading that names the month. */
  labelledBy: string;
  describedBy: string;
  onMonth: (month: Month) => void;
}

/** A month as a table of days. Arrows walk through it, beyond its ends into the months around. */
export const MonthGrid = ({
  month,
  weeks,
  firstDay,
  days,
  labelledBy,
  describedBy,
  onMonth,
}: MonthGridProps) => {
  const t = useT();
  const { formatDate } = useIntl();
  const today = toDay(new Date());
  const [chosen, setChosen] = useState(today);
  const current = monthOf(chosen) === month ? chosen : dayInMonth(chosen, month);
  const currentCell = useRef<HTMLTableCellElement>(null);
  const isWalking = useRef(false);
  useEffect(() => {
    if (isWalking.current) currentCell.current?.focus();
    isWalking.current = false;
  }, [current]);

  const walk = (event: KeyboardEvent<HTMLTableCellElement>, day: string) => {
    const cell = event.currentTarget;
    if (event.key === 'Escape' && event.target !== cell) cell.focus();
    if (event.key === 'Enter' && event.target === cell) {
      event.preventDefault();
      cell.querySelector<HTMLElement>('a, button')?.focus();
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = dayAfterKey(event.key, day, firstDay);
    if (next === null || !readMonth(monthOf(next))) return;
    event.preventDefault();
    isWalking.current = true;
    setChosen(next);
    if (monthOf(next) !== month) onMonth(monthOf(next));
  };
  const weekdayName = (day: string, style: 'long' | 'short') =>
    formatDate(fromDay(day), { weekday: style });

  return (
    <Grid role="grid" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <thead>
        <tr>
          {weeks[0].map((day) => (
            <th key={day} scope="col" abbr={weekdayName(day, 'long')}>
              <Typography variant="sigma" textColor="neutral600">
                {weekdayName(day, 'short')}
              </Typography>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const entries = days.get(day) ?? [];
              const isCurrent = day === current;
              const isToday = day === today;
              return (
                <td
                  key={day}
                  ref={isCurrent ? currentCell : undefined}
                  role="gridcell"
                  tabIndex={isCurrent ? 0 : -1}
                  aria-current={isToday ? 'date' : undefined}
                  aria-label={t(isToday ? 'plan.calendar.day.today' : 'plan.calendar.day', {
                    date: formatDate(fromDay(day), { dateStyle: 'full' }),
                    count: entries.length,
                  })}
                  data-day={day}
                  data-outside={monthOf(day) !== month}
                  onFocus={() => setChosen(day)}
                  onKeyDown={(event) => walk(event, day)}
                >
                  <DayNumber data-today={isToday} aria-hidden>
                    {Number(day.slice(8))}
                  </DayNumber>
                  {entries.length > 0 ? (
                    <DayEntries entries={entries} isCurrent={isCurrent} />
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Grid>
  );
};
