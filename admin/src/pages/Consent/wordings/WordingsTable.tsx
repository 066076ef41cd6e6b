import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { Wording } from '../../../../../content-types';
import { useGetWordingsQuery } from '../../../api/wordings';
import { DataTable, type Column } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { ListTools } from '../../../components/ListTools';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useListQuery } from '../../../hooks/useListQuery';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { pickText } from '../../../utils/locales';
import { ConsentShell } from '../area/ConsentShell';
import { WordingState } from './WordingState';

const NO_FILTERS: readonly never[] = [];
const EXCERPT = 60;

const excerpt = (text: string): string =>
  text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text;

const CreateButton = ({ variant }: { variant?: 'secondary' }) => {
  const t = useT();
  const can = useCan();
  return can('update-wordings') ? (
    <LinkButton
      tag={Link}
      to={pluginPath('/consent/new')}
      startIcon={<Plus />}
      variant={variant}
      size="S"
    >
      {t('consent.create')}
    </LinkButton>
  ) : null;
};

export const WordingsTable = () => {
  const t = useT();
  const dates = useFormatDate();
  const { locale } = useIntl();
  const { request, isNarrowed } = useListQuery(NO_FILTERS, { sort: 'name:asc' });
  const query = useGetWordingsQuery(request);

  const columns: Column<Wording>[] = [
    { name: 'name', label: t('consent.field.name'), sortable: true, cell: ({ name }) => name },
    {
      name: 'text',
      label: t('consent.column.text'),
      cell: ({ draft }) => excerpt(pickText(draft, locale)),
    },
    {
      name: 'state',
      label: t('consent.column.state'),
      cell: (wording) => <WordingState wording={wording} />,
    },
    {
      name: 'updatedAt',
      label: t('consent.column.updatedAt'),
      sortable: true,
      cell: ({ updatedAt }) => dates.dateTime(updatedAt),
    },
  ];

  return (
    <ConsentShell
      section="wordings"
      primaryAction={<CreateButton />}
      tools={<ListTools searchLabel={t('consent.search')} />}
    >
      <DataTable
        query={query}
        columns={columns}
        rowHref={({ id }) => pluginPath(`/consent/${id}`)}
        rowLabel={({ name }) => name}
        isNarrowed={isNarrowed}
        empty={
          <EmptyState
            title={t('consent.empty.title')}
            text={t('consent.empty.text')}
            action={<CreateButton variant="secondary" />}
          />
        }
      />
    </ConsentShell>
  );
};
