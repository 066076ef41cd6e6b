import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ListRow } from '../../../../server/src/audience/contract';
import { useGetListsQuery } from '../../api/lists';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { pickText } from '../../utils/locales';
import { acceptedWith } from './model/regimes';

const NO_FILTERS: readonly never[] = [];

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('create-lists') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/lists/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('lists.create')}
    </LinkButton>
  ) : null;
};

/** How people join, and on what other bases the list may be written to. */
const Regime = ({ list }: { list: ListRow }) => {
  const t = useT();
  const { formatList } = useIntl();
  const others = acceptedWith(list.acceptedBases, list.regime)
    .filter((basis) => basis !== list.regime)
    .map((basis) => t(`basis.${basis}`));
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>{t(`basis.${list.regime}`)}</Typography>
      {others.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('lists.alsoAccepts', { bases: formatList(others) })}
        </Typography>
      ) : null}
    </Flex>
  );
};

export const ListsTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const { locale, formatNumber } = useIntl();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'name:asc' });
  const query = useGetListsQuery(request);

  const columns: Column<ListRow>[] = [
    { name: 'name', label: t('lists.column.name'), sortable: true, cell: (list) => list.name },
    {
      name: 'title',
      label: t('lists.column.title'),
      cell: (list) => pickText(list.title, locale),
    },
    { name: 'regime', label: t('lists.column.regime'), cell: (list) => <Regime list={list} /> },
    {
      name: 'confirmed',
      label: t('state.subscription.confirmed'),
      cell: (list) => formatNumber(list.counts.confirmed),
    },
    {
      name: 'pending',
      label: t('state.subscription.pending'),
      cell: (list) => formatNumber(list.counts.pending),
    },
    {
      name: 'forms',
      label: t('lists.column.forms'),
      cell: (list) => list.forms.map(({ name }) => name).join(', ') || '–',
    },
    {
      name: 'createdAt',
      label: t('lists.column.createdAt'),
      sortable: true,
      cell: (list) => dates.date(list.createdAt),
    },
  ];

  return (
    <PageShell
      title={t('common.nav.lists')}
      subtitle={t('lists.subtitle')}
      primaryAction={<CreateButton />}
      actions={<ListTools searchLabel={t('lists.search')} />}
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={(list) => pluginPath(`/lists/${list.id}`)}
        rowLabel={(list) => list.name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('lists.empty.title')}
            text={t('lists.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </PageShell>
  );
};
