import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { GuardResponse } from '../../../../server/src/forms/contract';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

type Props = Pick<GuardResponse['data'], 'counts' | 'forms'>;

/** What was stopped, by reason, form and way in; the most first. */
export const StopsPanel = ({ counts, forms }: Props) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const total = counts.reduce((sum, { stops }) => sum + stops, 0);
  const nameOf = (id: number) => forms.find((form) => form.id === id)?.name ?? t('guard.form.gone');
  const head = ['reason', 'form', 'channel', 'stops'] as const;
  return (
    <Panel title={t('guard.stopped')} hint={t('guard.stopped.hint', { count: total })}>
      {counts.length === 0 ? (
        <Typography tag="p" textColor="neutral600">
          {t('guard.stopped.none')}
        </Typography>
      ) : (
        <Box>
          <Table colCount={head.length} rowCount={counts.length + 1}>
            <Thead>
              <Tr>
                {head.map((name) => (
                  <Th key={name}>
                    <Typography variant="sigma">{t(`guard.column.${name}`)}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {counts.map(({ reason, formId, channel, stops }) => (
                <Tr key={`${reason}-${formId}-${channel}`}>
                  <Td>
                    <Typography>{t(`guard.reason.${reason}`)}</Typography>
                  </Td>
                  <Td>
                    <Typography>{nameOf(formId)}</Typography>
                  </Td>
                  <Td>
                    <Typography>{t(`guard.channel.${channel}`)}</Typography>
                  </Td>
                  <Td>
                    <Typography fontWeight="bold">{formatNumber(stops)}</Typography>
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        </Box>
      )}
    </Panel>
  );
};
