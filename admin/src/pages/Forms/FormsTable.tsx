import { LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { FormRow } from '../../../../server/src/forms/contract';
import { useListFormsQuery } from '../../api/forms';
import { DataTable, type Column } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useListQuery } from '../../hooks/useListQuery';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { FormChip } from './FormChip';

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
      actions={<ListTools searchLabel={t('forms.search')} />}
    >
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
    </PageShell>
  );
};
