import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { RetentionMonth } from '../../../../../server/src/privacy/contract';
import { useT } from '../../../hooks/useT';
import { TableSection } from '../area/TableSection';
import { layOutCalendar } from './values';

const Bar = styled(Box)`
  height: 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary500};
`;

/** What runs out in which month on which list, unless people get in touch before. */
export const CalendarPanel = ({ months }: { months: RetentionMonth[] }) => {
  const t = useT();
  const { formatDate, formatNumber } = useIntl();
  const { lists, rows, most } = layOutCalendar(months);
  const monthName = (month: string) =>
    formatDate(`${month}-01T00:00:00Z`, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (
    <TableSection
      title={t('consent.retention.calendar')}
      hint={t('consent.retention.calendar.hint')}
      empty={rows.length === 0 ? t('consent.retention.calendar.none') : null}
    >
      <Table colCount={lists.length + 2} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            <Th>
              <Typography variant="sigma">{t('consent.retention.month')}</Typography>
            </Th>
            <Th>
              <Typography variant="sigma">{t('consent.retention.total')}</Typography>
            </Th>
            {lists.map(({ id, name }) => (
              <Th key={id}>
                <Typography variant="sigma">{name}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(({ month, total, people }) => (
            <Tr key={month}>
              <Td>
                <Typography fontWeight="semiBold">{monthName(month)}</Typography>
              </Td>
              <Td>
                <Flex gap={3}>
                  <Box width="12rem" aria-hidden>
                    <Bar width={`${Math.max(2, (total / most) * 100)}%`} />
                  </Box>
                  <Typography>{formatNumber(total)}</Typography>
                </Flex>
              </Td>
              {people.map((count, index) => (
                <Td key={lists[index].id}>
                  <Typography textColor={count === 0 ? 'neutral600' : 'neutral800'}>
                    {count === 0 ? '–' : formatNumber(count)}
                  </Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </TableSection>
  );
};
