import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CalendarEntry } from '../../../../../../server/src/campaigns/contract';
import { fromDay } from '../../../../utils/day';
import { monthOf, type Month } from '../model/month';
import { EntryLink } from './EntryLink';

interface AgendaProps {
  month: Month;
  days: Map<string, CalendarEntry[]>;
}

/** A month as a list of the days on which something is. */
export const Agenda = ({ month, days }: AgendaProps) => {
  const { formatDate } = useIntl();
  const filled = [...days.keys()].filter((day) => monthOf(day) === month).sort();
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
      {filled.map((day) => (
        <Box key={day} tag="li" background="neutral0" hasRadius padding={4} shadow="filterShadow">
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {formatDate(fromDay(day), { weekday: 'long', day: 'numeric', month: 'long' })}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
            {(days.get(day) ?? []).map((entry) => (
              <Box key={`${entry.campaignId}-${entry.at}`} tag="li">
                <EntryLink entry={entry} />
              </Box>
            ))}
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};
