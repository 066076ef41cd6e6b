import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { AB_KEYS, abKeysOf, DELIVERY_STATES, LEGAL_BASES } from '../../../../../content-types';
import type { RecipientRow } from '../../../../../server/src/campaigns/contract';
import { useGetCampaignQuery, useListRecipientsQuery } from '../../../api/campaigns';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ListTools } from '../../../components/ListTools';
import { PageShell } from '../../../components/PageShell';
import { StateChip } from '../../../components/StateChip';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useListQuery } from '../../../hooks/useListQuery';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { letterOf, useVariantName } from '../ab/names';
import { useReason } from '../hooks/useReason';

const FILTERS = ['state', 'basis', 'reason', 'variant'] as const;
const REFRESH = 5000;
/** Strapi's cells keep to one line, which would push the last columns out of sight. */
const WRAPPED = { whiteSpace: 'normal' } as const;

/** Everybody whom a campaign was meant for, with what became of it and why. */
export const RecipientsPage = () => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const reason = useReason();
  const variantName = useVariantName();
  const { formatNumber } = useIntl();
  const id = Number(useParams().id);
  const campaign = useGetCampaignQuery(id);
  const { request, filterValues, isNarrowed } = useListQuery(FILTERS, { sort: 'id:asc' });
  const isRunning = campaign.data?.state === 'sending' || campaign.data?.state === 'preparing';
  const query = useListRecipientsQuery(
    {
      id,
      request: {
        ...request,
        state: DELIVERY_STATES.find((state) => state === filterValues.state),
        basis: LEGAL_BASES.find((basis) => basis === filterValues.basis),
        variant: AB_KEYS.find((key) => key === filterValues.variant),
      },
    },
    { pollingInterval: isRunning ? REFRESH : 0, refetchOnMountOrArgChange: true }
  );
  const test = campaign.data?.abTest ?? null;
  const counts = campaign.data?.counts;
  const reasons = Object.keys({ ...counts?.skippedByReason, ...counts?.failedByReason });

  const columns: Column<RecipientRow>[] = [
    {
      name: 'email',
      label: t('campaigns.recipients.email'),
      sortable: true,
      cell: (row) => row.email,
    },
    {
      name: 'state',
      label: t('campaigns.recipients.state'),
      cell: (row) => <StateChip of="delivery" state={row.state} />,
    },
    {
      name: 'reason',
      label: t('campaigns.recipients.reason'),
      cell: (row) => (
        <Flex direction="column" alignItems="flex-start" minWidth="18rem" style={WRAPPED}>
          <Typography>{row.reason ? reason(row.reason) : '–'}</Typography>
          {row.response && row.state !== 'sent' ? (
            <Typography variant="pi" textColor="neutral600">
              {row.response}
            </Typography>
          ) : null}
        </Flex>
      ),
    },
    {
      name: 'list',
      label: t('campaigns.recipients.list'),
      cell: (row) => (
        <Flex direction="column" alignItems="flex-start">
          <Typography>{row.listName ?? '–'}</Typography>
          {row.basis ? (
            <Typography variant="pi" textColor="neutral600">
              {t(`basis.${row.basis}`)}
            </Typography>
          ) : null}
        </Flex>
      ),
    },
    ...(test
      ? [
          {
            name: 'variant',
            label: t('abTest.recipients.variant'),
            cell: (row: RecipientRow) =>
              row.variant
                ? letterOf(row.variant)
                : row.state === 'waiting'
                  ? t('abTest.waiting.row')
                  : '–',
          },
        ]
      : []),
    {
      name: 'attempts',
      label: t('campaigns.recipients.attempts'),
      cell: (row) => formatNumber(row.attempts),
    },
    {
      name: 'finishedAt',
      label: t('campaigns.recipients.finishedAt'),
      sortable: true,
      cell: (row) => (
        <Box minWidth="11rem" style={WRAPPED}>
          {dates.dateTime(row.finishedAt)}
        </Box>
      ),
    },
  ];

  return (
    <PageShell
      title={t('campaigns.recipients.title')}
      subtitle={campaign.data?.name}
      back={`/campaigns/${id}`}
      secondaryAction={
        campaign.data ? <StateChip of="campaign" state={campaign.data.state} /> : undefined
      }
      actions={
        <ListTools
          searchLabel={t('campaigns.recipients.search')}
          filters={[
            {
              name: 'state',
              label: t('campaigns.recipients.state'),
              options: DELIVERY_STATES.map((state) => ({
                value: state,
                label: t(`state.delivery.${state}`),
              })),
            },
            {
              name: 'basis',
              label: t('campaigns.recipients.basis'),
              options: LEGAL_BASES.map((basis) => ({ value: basis, label: t(`basis.${basis}`) })),
            },
            {
              name: 'reason',
              label: t('campaigns.recipients.reason'),
              options: reasons.map((code) => ({ value: code, label: reason(code) })),
            },
            {
              name: 'variant',
              label: t('abTest.recipients.variant'),
              options: test
                ? abKeysOf(test).map((key) => ({ value: key, label: variantName(key) }))
                : [],
            },
          ].filter(({ options }) => options.length > 0)}
        />
      }
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={
          can('read-subscribers')
            ? (row) => pluginPath(`/subscribers/${row.subscriberId}`)
            : undefined
        }
        rowLabel={(row) => row.email}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('campaigns.recipients.empty.title')}
            text={t('campaigns.recipients.empty.text')}
          />
        }
      />
    </PageShell>
  );
};
