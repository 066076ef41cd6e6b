import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { PROMOTION_KINDS } from '../../../../content-types/promotion';
import type { PromotionRow } from '../../../../server/src/promotions/contract';
import { useGetPromotionsQuery } from '../../api/promotions';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { KindChip, PromotionStateChip } from './chips';
import { periodLines } from './model/period';

const FILTERS = ['kind'] as const;

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('update-promotions') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/promotions/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('promotions.create')}
    </LinkButton>
  ) : null;
};

export const PromotionsTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'createdAt:desc' });
  const { kind, ...page } = request;
  const query = useGetPromotionsQuery({
    ...page,
    kind: PROMOTION_KINDS.find((known) => known === kind),
  });

  const columns: Column<PromotionRow>[] = [
    { name: 'name', label: t('promotions.column.name'), sortable: true, cell: ({ name }) => name },
    {
      name: 'kind',
      label: t('promotions.column.kind'),
      cell: ({ kind: own }) => <KindChip kind={own} />,
    },
    {
      name: 'state',
      label: t('promotions.column.state'),
      cell: ({ state }) => <PromotionStateChip state={state} />,
    },
    {
      name: 'endsAt',
      label: t('promotions.column.period'),
      sortable: true,
      cell: (promotion) => (
        <>
          {periodLines(promotion, t, dates).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </>
      ),
    },
    {
      name: 'entries',
      label: t('promotions.column.entries'),
      cell: ({ entries }) => formatNumber(entries.confirmed),
    },
  ];

  return (
    <PageShell
      title={t('promotions.title')}
      subtitle={t('promotions.subtitle')}
      primaryAction={<CreateButton />}
      actions={
        <ListTools
          searchLabel={t('promotions.search')}
          filters={[
            {
              name: 'kind',
              label: t('promotions.column.kind'),
              options: PROMOTION_KINDS.map((value) => ({
                value,
                label: t(`promotions.kind.${value}`),
              })),
            },
          ]}
        />
      }
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/promotions/${id}`)}
        rowLabel={({ name }) => name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('promotions.empty.title')}
            text={t('promotions.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </PageShell>
  );
};
