import { LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { FormRow } from '../../../../server/src/forms/contract';
import { useListFormsQuery } from '../../api/forms';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { Segments } from '../../components/Segments';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { FormCards } from './FormCards';
import { FormChip } from './FormChip';
import { useFormChoices } from './useFormChoices';

const NO_FILTERS: readonly never[] = [];

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('create-forms') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/forms/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('forms.create')}
    </LinkButton>
  ) : null;
};

/** Sign-up forms with what they bring in. */
export const FormsTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'name:asc' });
  const query = useListFormsQuery(request);
  const choices = useFormChoices();
  const [{ query: url }, setUrl] = useQueryParams<{ view?: string }>();
  const view = url.view === 'table' ? 'table' : 'cards';

  const isEmpty = query.data?.results.length === 0 && !isNarrowed;
  const columns: Column<FormRow>[] = [
    { name: 'name', label: t('forms.column.name'), sortable: true, cell: (form) => form.name },
    { name: 'slug', label: t('forms.column.slug'), sortable: true, cell: (form) => form.slug },
    {
      name: 'state',
      label: t('forms.column.state'),
      cell: (form) => <FormChip form={form} />,
    },
    {
      name: 'version',
      label: t('forms.column.version'),
      cell: (form) => (form.publishedVersion > 0 ? formatNumber(form.publishedVersion) : '–'),
    },
    {
      name: 'seen',
      label: t('forms.column.seen'),
      cell: (form) => (form.seen === null ? '–' : formatNumber(form.seen)),
    },
    {
      name: 'submitted',
      label: t('forms.column.submitted'),
      cell: (form) => formatNumber(form.submitted),
    },
    {
      name: 'confirmed',
      label: t('forms.column.confirmed'),
      cell: (form) => (
        <Typography>
          {formatNumber(form.confirmed)}
          {form.submitted > 0 ? (
            <Typography textColor="neutral600">
              {' '}
              ({formatNumber(form.confirmed / form.submitted, { style: 'percent' })})
            </Typography>
          ) : null}
        </Typography>
      ),
    },
    {
      name: 'updatedAt',
      label: t('forms.column.updatedAt'),
      sortable: true,
      cell: (form) => dates.date(form.updatedAt),
    },
  ];

  return (
    <PageShell
      title={t('common.nav.forms')}
      subtitle={t('forms.subtitle')}
      primaryAction={<CreateButton />}
      actions={
        <ListTools
          searchLabel={t('forms.search')}
          endActions={
            <Segments
              label={t('forms.view')}
              options={[
                { value: 'cards', label: t('forms.view.cards') },
                { value: 'table', label: t('forms.view.table') },
              ]}
              value={view}
              onChange={(next) => setUrl({ view: next })}
            />
          }
        />
      }
    >
      {view === 'cards' && choices.data && !isEmpty ? (
        <FormCards query={query} choices={choices.data} />
      ) : (
        <DataTable
          query={query}
          columns={columns}
          rowHref={(form) => pluginPath(`/forms/${form.id}`)}
          rowLabel={(form) => form.name}
          isNarrowed={isNarrowed}
          empty={
            <EmptyState
              title={t('forms.empty.title')}
              text={t('forms.empty.text')}
              action={<CreateButton variant="secondary" />}
            />
          }
        />
      )}
    </PageShell>
  );
};
