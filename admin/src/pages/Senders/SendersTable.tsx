import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { Sender } from '../../../../content-types';
import { useGetSendersQuery } from '../../api/senders';
import { Chip } from '../../components/Chip';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

const NO_FILTERS: readonly never[] = [];

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('create-senders') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/settings/senders/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('senders.create')}
    </LinkButton>
  ) : null;
};

export const SendersTable = () => {
  const t = useT();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'name:asc' });
  const query = useGetSendersQuery(request);

  const columns: Column<Sender>[] = [
    { name: 'name', label: t('senders.field.name'), sortable: true, cell: ({ name }) => name },
    {
      name: 'fromName',
      label: t('senders.field.fromName'),
      sortable: true,
      cell: ({ fromName }) => fromName,
    },
    {
      name: 'fromEmail',
      label: t('senders.field.fromEmail'),
      sortable: true,
      cell: ({ fromEmail }) => fromEmail,
    },
    {
      name: 'organisation',
      label: t('senders.field.organisation'),
      cell: ({ organisation, postalAddress }) =>
        organisation && postalAddress ? (
          organisation
        ) : (
          <Chip variant="warning">{t('senders.incomplete')}</Chip>
        ),
    },
  ];

  return (
    <PageShell
      title={t('common.nav.senders')}
      subtitle={t('senders.subtitle')}
      primaryAction={<CreateButton />}
      actions={<ListTools searchLabel={t('senders.search')} />}
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/settings/senders/${id}`)}
        rowLabel={({ name }) => name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('senders.empty.title')}
            text={t('senders.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </PageShell>
  );
};
