import {
  Box,
  Flex,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { OccurrenceRow } from '../../../../../../server/src/campaigns/contract';
import { useGetSeriesQuery } from '../../../../api/plan';
import { Notice } from '../../../../components/Notice';
import { Panel } from '../../../../components/Panel';
import { QueryGate } from '../../../../components/QueryGate';
import { useT } from '../../../../hooks/useT';
import { pluginPath } from '../../../../pluginId';
import type { PlannedCampaign } from '../model/plan';
import { useWords } from '../useWords';

const Outcome = ({ row }: { row: OccurrenceRow }) => {
  const t = useT();
  if (row.outcome === 'refused' && row.campaignState !== 'draft')
    return <>{t('plan.outcome.mended')}</>;
  if (row.outcome === 'skipped' && row.by)
    return <>{t('plan.outcome.skipped.by', { name: row.by })}</>;
  return <>{t(`plan.outcome.${row.outcome}`)}</>;
};

const History = ({ rows, timeZone }: { rows: OccurrenceRow[]; timeZone?: string }) => {
  const t = useT();
  const words = useWords();
  if (rows.length === 0)
    return <Typography textColor="neutral600">{t('plan.series.history.empty')}</Typography>;
  return (
    <Table colCount={3} rowCount={rows.length + 1}>
      <Thead>
        <Tr>
          {(['date', 'outcome', 'issue'] as const).map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`plan.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <Typography>{words.moment(row.plannedAt, timeZone)}</Typography>
            </Td>
            <Td>
              <Typography>
                <Outcome row={row} />
              </Typography>
            </Td>
            <Td>
              {row.campaignId !== null && row.campaignName !== null ? (
                <Link tag={RouterLink} to={pluginPath(`/campaigns/${row.campaignId}`)}>
                  {row.campaignName}
                </Link>
              ) : (
                <Typography>{row.campaignId === null ? '–' : t('plan.issue.gone')}</Typography>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};

interface SeriesPanelProps {
  campaign: PlannedCampaign;
  isOverdue: boolean;
}

/** A recurring campaign: what comes next, and what became of the last dates. */
export const SeriesPanel = ({ campaign, isOverdue }: SeriesPanelProps) => {
  const t = useT();
  const words = useWords();
  const query = useGetSeriesQuery(campaign.id, { refetchOnMountOrArgChange: true });
  const { state, scheduledAt, recurrence } = campaign;
  const timeZone = recurrence?.timeZone;
  return (
    <Panel title={t('plan.series.title')}>
      {isOverdue && scheduledAt !== null ? (
        <Notice tone="warning" title={t('plan.overdue.title')}>
          {t('plan.overdue.text', { time: words.moment(scheduledAt, timeZone) })}
        </Notice>
      ) : null}
      <QueryGate query={query} lines={5}>
        {({ next, history }) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Box>
              <Typography tag="h3" variant="sigma" textColor="neutral600">
                {t('plan.series.next')}
              </Typography>
              {next.length > 0 ? (
                <Flex tag="ol" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
                  {next.map((at) => (
                    <Typography key={at} tag="li">
                      {words.moment(at, timeZone)}
                    </Typography>
                  ))}
                </Flex>
              ) : (
                <Typography tag="p">
                  {t(state === 'draft' ? 'plan.series.paused' : 'plan.series.ended')}
                </Typography>
              )}
            </Box>
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Typography tag="h3" variant="sigma" textColor="neutral600">
                {t('plan.series.history')}
              </Typography>
              <History rows={history} timeZone={timeZone} />
            </Flex>
          </Flex>
        )}
      </QueryGate>
    </Panel>
  );
};
