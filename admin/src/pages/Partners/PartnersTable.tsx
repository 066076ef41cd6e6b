import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { PartnerRow } from '../../../../server/src/partners/contract';
import { useGetPartnersQuery } from '../../api/partners';
import { Chip } from '../../components/Chip';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { contractText } from './contract';
import { HoldChip } from './HoldChip';

const FILTERS = ['isActive'] as const;

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('update-partners') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/partners/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('partners.create')}
    </LinkButton>
  ) : null;
};

const Waiting = ({ transfers }: Pick<PartnerRow, 'transfers'>) => {
  const t = useT();
  const { formatNumber } = useIntl();
  return (
    <Flex gap={2} wrap="wrap">
      <Typography>{formatNumber(transfers.waiting)}</Typography>
      {transfers.failed > 0 ? (
        <Chip variant="danger">
          {t('partners.transfers.failed')}: {formatNumber(transfers.failed)}
        </Chip>
      ) : null}
    </Flex>
  );
};

export const PartnersTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'name:asc' });
  const { isActive, ...page } = request;
  const query = useGetPartnersQuery({
    ...page,
    ...(isActive === 'true' || isActive === 'false' ? { isActive } : {}),
  });

  const columns: Column<PartnerRow>[] = [
    { name: 'name', label: t('partners.column.name'), sortable: true, cell: ({ name }) => name },
    {
      name: 'state',
      label: t('partners.column.state'),
      cell: (partner) => <HoldChip partner={partner} />,
    },
    {
      name: 'contractUntil',
      label: t('partners.column.contract'),
      sortable: true,
      cell: (partner) => contractText(partner, t, dates.date),
    },
    {
      name: 'people',
      label: t('partners.column.people'),
      cell: ({ people }) => formatNumber(people.confirmed),
    },
    {
      name: 'waiting',
      label: t('partners.column.waiting'),
      cell: ({ transfers }) => <Waiting transfers={transfers} />,
    },
    {
      name: 'lastSentAt',
      label: t('partners.column.lastSent'),
      cell: ({ lastSentAt }) => dates.dateTime(lastSentAt),
    },
  ];

  return (
    <PageShell
      title={t('partners.title')}
      subtitle={t('partners.subtitle')}
      primaryAction={<CreateButton />}
      actions={
        <ListTools
          searchLabel={t('partners.search')}
          filters={[
            {
              name: 'isActive',
              label: t('partners.filter.isActive'),
              options: [
                { value: 'true', label: t('common.yes') },
                { value: 'false', label: t('common.no') },
              ],
            },
          ]}
        />
      }
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/partners/${id}`)}
        rowLabel={({ name }) => name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('partners.empty.title')}
            text={t('partners.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </PageShell>
  );
};
