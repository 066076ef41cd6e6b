import { Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import { ENTRY_STATES } from '../../../../content-types/promotion-entry';
import type { EntryRow, PromotionRow } from '../../../../server/src/promotions/contract';
import { useGetPromotionEntriesQuery, useGetPromotionQuery } from '../../api/promotions';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { PersonLink } from '../../components/PersonLink';
import { useCan } from '../../hooks/useCan';
import { useDownload } from '../../hooks/useDownload';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { languageName, pickText } from '../../utils/locales';
import { EntryStateChip } from './chips';

const FILTERS = ['state'] as const;

const ExportButton = ({ promotion: { id, slug } }: { promotion: PromotionRow }) => {
  const t = useT();
  const { busy, start } = useDownload<'csv'>();
  return (
    <Button
      type="button"
      startIcon={<Download />}
      loading={busy !== null}
      onClick={() =>
        void start('csv', {
          path: `/optin/promotions/${id}/export`,
          fallbackName: `entries-${slug}.csv`,
        })
      }
    >
      {t('promotions.entries.export')}
    </Button>
  );
};

const State = ({ entry: { state, reason } }: { entry: EntryRow }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <EntryStateChip state={state} />
      {reason ? (
        <Typography variant="pi" textColor="neutral600">
          {t(`promotions.reason.${reason}`)}
        </Typography>
      ) : null}
    </Flex>
  );
};

/** What an entry has that depends on the kind of promotion. */
const useKindColumns = (promotion: PromotionRow | undefined): Column<EntryRow>[] => {
  const t = useT();
  const { locale } = useIntl();
  switch (promotion?.kind) {
    case 'vote':
      return [
        {
          name: 'choice',
          label: t('promotions.column.choice'),
          cell: ({ choice }) =>
            pickText(promotion.options.find(({ key }) => key === choice)?.label, locale) ||
            (choice ?? '–'),
        },
      ];
    case 'private-sale':
      return [
        {
          name: 'code',
          label: t('promotions.column.code'),
          cell: ({ hasCode }) =>
            t(hasCode ? 'promotions.entries.code.yes' : 'promotions.entries.code.no'),
        },
      ];
    default:
      return [];
  }
};

/** Who took part, and whether it counts. */
export const EntriesTable = () => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { locale } = useIntl();
  const id = Number(useParams<{ id: string }>().id);
  const { data: promotion } = useGetPromotionQuery(id);
  const kindColumns = useKindColumns(promotion);
  const { request, isNarrowed } = useListQuery(FILTERS, { sort: 'enteredAt:desc', pageSize: 20 });
  const { state, ...page } = request;
  const query = useGetPromotionEntriesQuery({
    ...page,
    id,
    state: ENTRY_STATES.find((known) => known === state),
  });

  const columns: Column<EntryRow>[] = [
    {
      name: 'person',
      label: t('promotions.column.person'),
      cell: (entry) => <PersonLink person={entry} />,
    },
    {
      name: 'state',
      label: t('promotions.column.state'),
      cell: (entry) => <State entry={entry} />,
    },
    ...kindColumns,
    {
      name: 'enteredAt',
      label: t('promotions.column.entered'),
      sortable: true,
      cell: ({ enteredAt }) => dates.dateTime(enteredAt),
    },
    {
      name: 'confirmedAt',
      label: t('promotions.column.confirmed'),
      sortable: true,
      cell: ({ confirmedAt }) => dates.dateTime(confirmedAt),
    },
    {
      name: 'form',
      label: t('promotions.column.form'),
      cell: ({ formId, rulesVersion, locale: language }) => (
        <Flex direction="column" alignItems="flex-start">
          <Typography>
            {promotion?.forms.find((form) => form.id === formId)?.name ??
              t('promotions.entries.form', { id: formId })}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('promotions.entries.rules', {
              version: rulesVersion,
              language: languageName(language, locale),
            })}
          </Typography>
        </Flex>
      ),
    },
  ];

  return (
    <PageShell
      title={
        promotion ? t('promotions.entries.of', { name: promotion.name }) : t('promotions.entries')
      }
      subtitle={t('promotions.entries.subtitle')}
      back={`/promotions/${id}`}
      primaryAction={
        promotion && can('export-promotions') ? <ExportButton promotion={promotion} /> : undefined
      }
      actions={
        <ListTools
          searchLabel={t('promotions.entries.search')}
          filters={[
            {
              name: 'state',
              label: t('promotions.column.state'),
              options: ENTRY_STATES.map((value) => ({
                value,
                label: t(`promotions.entry.${value}`),
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
            title={t('promotions.entries.empty.title')}
            text={t('promotions.entries.empty.text')}
          />
        }
      />
    </PageShell>
  );
};
