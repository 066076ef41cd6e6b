import { Flex, Typography } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import { TRANSFER_KINDS, TRANSFER_STATES } from '../../../../content-types/partner-transfer';
import type { TransferRow } from '../../../../server/src/partners/contract';
import { useGetPartnerQuery, useGetPartnerTransfersQuery } from '../../api/partners';
import { Chip } from '../../components/Chip';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { PersonLink } from '../../components/PersonLink';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { answerText } from './answer';

const FILTERS = ['kind', 'state'] as const;
const VARIANTS = {
  waiting: 'secondary',
  sent: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const;

const What = ({ transfer: { kind, reason } }: { transfer: TransferRow }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{t(`partners.kind.${kind}`)}</Typography>
      {reason ? (
        <Typography variant="pi" textColor="neutral600">
          {t(`partners.reason.${reason}`)}
        </Typography>
      ) : null}
    </Flex>
  );
};

const Answer = ({ transfer }: { transfer: TransferRow }) => {
  const t = useT();
  const dates = useFormatDate();
  const { state, attempts, dueAt, response } = transfer;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{answerText(response, t)}</Typography>
      {state === 'waiting' && attempts > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('partners.attempts', { attempts, time: dates.dateTime(dueAt) })}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** Who received whose data when. */
export const TransfersTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const id = Number(useParams<{ id: string }>().id);
  const { data: partner } = useGetPartnerQuery(id);
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'id:desc', pageSize: 20 });
  const { kind, state, ...page } = request;
  const query = useGetPartnerTransfersQuery({
    ...page,
    id,
    kind: TRANSFER_KINDS.find((known) => known === kind),
    state: TRANSFER_STATES.find((known) => known === state),
  });

  const columns: Column<TransferRow>[] = [
    {
      name: 'person',
      label: t('partners.column.person'),
      cell: (transfer) => <PersonLink person={transfer} />,
    },
    {
      name: 'kind',
      label: t('partners.column.kind'),
      cell: (transfer) => <What transfer={transfer} />,
    },
    {
      name: 'state',
      label: t('partners.column.state'),
      cell: (transfer) => (
        <Chip variant={VARIANTS[transfer.state]}>{t(`partners.state.${transfer.state}`)}</Chip>
      ),
    },
    {
      name: 'when',
      label: t('partners.column.when'),
      cell: ({ sentAt, createdAt }) => dates.dateTime(sentAt ?? createdAt),
    },
    {
      name: 'channel',
      label: t('partners.column.channel'),
      cell: ({ channel, batch }) => (
        <Flex direction="column" alignItems="flex-start">
          <Typography>{t(`partners.channel.short.${channel}`)}</Typography>
          {batch ? (
            <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
              {batch}
            </Typography>
          ) : null}
        </Flex>
      ),
    },
    {
      name: 'answer',
      label: t('partners.column.answer'),
      cell: (transfer) => <Answer transfer={transfer} />,
    },
  ];

  return (
    <PageShell
      title={partner ? t('partners.transfers.of', { name: partner.name }) : t('partners.transfers')}
      subtitle={t('partners.transfers.subtitle')}
      back={`/partners/${id}`}
      actions={
        <ListTools
          searchLabel={t('partners.transfers.search')}
          filters={[
            {
              name: 'kind',
              label: t('partners.column.kind'),
              options: TRANSFER_KINDS.map((value) => ({
                value,
                label: t(`partners.kind.${value}`),
              })),
            },
            {
              name: 'state',
              label: t('partners.column.state'),
              options: TRANSFER_STATES.map((value) => ({
                value,
                label: t(`partners.state.${value}`),
              })),
            },
          ]}
        />
      }
    >
      <DataTable
        query={query}
        columns={columns}
        rowLabel={({ email, subscriberId }) => email ?? `#${subscriberId}`}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('partners.transfers.empty.title')}
            text={t('partners.transfers.empty.text')}
          />
        }
      />
    </PageShell>
  );
};
