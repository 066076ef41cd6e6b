import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ProvenanceRow } from '../../../../../server/src/audience/contract';
import { useGetProvenancesQuery } from '../../../api/provenances';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ListTools } from '../../../components/ListTools';
import { useCan } from '../../../hooks/useCan';
import { useListQuery } from '../../../hooks/useListQuery';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { ConsentShell } from '../area/ConsentShell';
import { lastDayBefore } from '../../../utils/day';
import { FileStateChip } from './FileStateChip';

const NO_FILTERS: readonly never[] = [];

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('update-provenances') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/consent/files/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('provenances.create')}
    </LinkButton>
  ) : null;
};

/** Rented, bought and partner files, with what their contracts still allow. */
export const FilesTable = () => {
  const t = useT();
  const { formatDate, formatNumber } = useIntl();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'endsAt:asc' });
  const query = useGetProvenancesQuery(request);

  const columns: Column<ProvenanceRow>[] = [
    {
      name: 'name',
      label: t('provenances.column.name'),
      sortable: true,
      cell: ({ name }) => name,
    },
    {
      name: 'kind',
      label: t('provenances.column.kind'),
      cell: ({ kind }) => t(`provenances.kind.${kind}`),
    },
    {
      name: 'collector',
      label: t('provenances.column.collector'),
      cell: ({ collector }) => collector,
    },
    {
      name: 'people',
      label: t('provenances.column.people'),
      cell: ({ people }) => formatNumber(people),
    },
    {
      name: 'uses',
      label: t('provenances.column.uses'),
      cell: ({ uses, maxSends }) => t('provenances.usesOf', { used: uses.length, max: maxSends }),
    },
    {
      name: 'endsAt',
      label: t('provenances.column.endsOn'),
      sortable: true,
      cell: ({ endsAt }) =>
        formatDate(lastDayBefore(endsAt), {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        }),
    },
    {
      name: 'state',
      label: t('provenances.column.state'),
      cell: (file) => <FileStateChip file={file} />,
    },
  ];

  return (
    <ConsentShell
      section="files"
      primaryAction={<CreateButton />}
      tools={<ListTools searchLabel={t('provenances.search')} />}
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/consent/files/${id}`)}
        rowLabel={({ name }) => name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('provenances.empty.title')}
            text={t('provenances.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </ConsentShell>
  );
};
