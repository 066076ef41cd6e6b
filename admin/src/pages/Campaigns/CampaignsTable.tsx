import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import { CAMPAIGN_STATES } from '../../../../content-types';
import type { CampaignRow } from '../../../../server/src/campaigns/contract';
import { useListCampaignsQuery } from '../../api/campaigns';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { StateChip } from '../../components/StateChip';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { CampaignDate } from './CampaignDate';
import { CreateCampaign } from './CreateCampaign';
import { toProgress } from './model/progress';
import { CalendarView } from './plan/calendar/CalendarView';

const FILTERS = ['state'] as const;
/** Rows of running campaigns count up while somebody looks at them. */
const REFRESH = 5000;
const isRunning = ({ state }: CampaignRow) => state === 'preparing' || state === 'sending';
const readState = (value: string | undefined) => CAMPAIGN_STATES.find((state) => state === value);

const Progress = ({ row }: { row: CampaignRow }) => {
  const t = useT();
  if (!row.counts || row.counts.targeted === 0) return <>–</>;
  const { done, targeted, percent } = toProgress(row.counts);
  return (
    <Typography>
      {row.state === 'completed'
        ? t('campaigns.progress.sent', { sent: row.counts.byState.sent, targeted })
        : t('campaigns.progress.short', { done, targeted, percent })}
    </Typography>
  );
};

/** Campaigns, the latest first. */
const Rows = () => {
  const t = useT();
  const { formatList } = useIntl();
  const { request, filterValues, isNarrowed } = useListQuery(FILTERS, { sort: 'updatedAt:desc' });
  const [interval, setInterval] = useState(0);
  const query = useListCampaignsQuery(
    { ...request, state: readState(filterValues.state) },
    { pollingInterval: interval }
  );
  const wanted = query.data?.results.some(isRunning) ? REFRESH : 0;
  if (wanted !== interval) setInterval(wanted);

  const columns: Column<CampaignRow>[] = [
    { name: 'name', label: t('campaigns.column.name'), sortable: true, cell: (row) => row.name },
    {
      name: 'state',
      label: t('campaigns.column.state'),
      cell: (row) => <StateChip of="campaign" state={row.state} />,
    },
    {
      name: 'subject',
      label: t('campaigns.column.subject'),
      cell: (row) => (
        <Flex direction="column" alignItems="flex-start">
          <Typography ellipsis maxWidth="24rem" title={row.subjectText}>
            {row.subjectText || '–'}
          </Typography>
          {row.senderName ? (
            <Typography variant="pi" textColor="neutral600">
              {t('campaigns.column.from', { sender: row.senderName })}
            </Typography>
          ) : null}
        </Flex>
      ),
    },
    {
      name: 'lists',
      label: t('campaigns.column.lists'),
      cell: (row) => (row.listNames.length > 0 ? formatList(row.listNames) : '–'),
    },
    {
      name: 'progress',
      label: t('campaigns.column.progress'),
      cell: (row) => <Progress row={row} />,
    },
    {
      name: 'updatedAt',
      label: t('campaigns.column.date'),
      sortable: true,
      cell: (row) => <CampaignDate row={row} />,
    },
  ];

  return (
    <DataTable
      query={query}
      columns={columns}
      rowHref={(row) => pluginPath(`/campaigns/${row.id}`)}
      rowLabel={(row) => row.name}
      isNarrowed={isNarrowed}
      empty={
        <EmptyState
          title={t('campaigns.empty.title')}
          text={t('campaigns.empty.text')}
          action={<CreateCampaign variant="secondary" />}
        />
      }
    />
  );
};

const VIEWS = ['table', 'calendar'] as const;

/** All campaigns, as a table or on a calendar; the address says which. */
export const CampaignsTable = () => {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const view = params.get('view') === 'calendar' ? 'calendar' : 'table';
  // The table's search and filters mean nothing to the calendar, and the month nothing to the table.
  const change = (next: string) => setParams(next === 'calendar' ? { view: 'calendar' } : {});
  return (
    <PageShell
      title={t('common.nav.campaigns')}
      subtitle={t('campaigns.subtitle')}
      primaryAction={<CreateCampaign />}
      actions={
        view === 'table' ? (
          <ListTools
            searchLabel={t('campaigns.search')}
            filters={[
              {
                name: 'state',
                label: t('campaigns.column.state'),
                options: CAMPAIGN_STATES.map((state) => ({
                  value: state,
                  label: t(`state.campaign.${state}`),
                })),
              },
            ]}
          />
        ) : null
      }
    >
      <Tabs.Root value={view} onValueChange={change} variant="simple">
        <Box paddingBottom={4}>
          <Tabs.List aria-label={t('plan.view')}>
            {VIEWS.map((name) => (
              <Tabs.Trigger key={name} value={name}>
                {t(`plan.view.${name}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Box>
        <Tabs.Content value="table">
          <Rows />
        </Tabs.Content>
        <Tabs.Content value="calendar">
          <CalendarView />
        </Tabs.Content>
      </Tabs.Root>
    </PageShell>
  );
};
