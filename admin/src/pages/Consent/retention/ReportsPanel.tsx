import { useIntl } from 'react-intl';
import type { RetentionReport } from '../../../../../content-types';
import { useGetRetentionReportsQuery } from '../../../api/retention';
import { DataTable, type Column } from '../../../components/DataTable';
import { useListQuery } from '../../../hooks/useListQuery';
import { useT } from '../../../hooks/useT';
import { TableSection } from '../area/TableSection';

const NO_FILTERS: readonly never[] = [];

/** What the clock did, day by day: nothing is asked, ended or erased without a line here. */
export const ReportsPanel = () => {
  const t = useT();
  const { formatDate, formatNumber } = useIntl();
  const { request } = useListQuery(NO_FILTERS, { sort: 'day:desc' });
  const query = useGetRetentionReportsQuery(request, { refetchOnMountOrArgChange: true });
  const columns: Column<RetentionReport>[] = [
    {
      name: 'day',
      label: t('consent.reports.day'),
      sortable: true,
      cell: ({ day }) =>
        formatDate(`${day}T00:00:00Z`, {
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          timeZone: 'UTC',
        }),
    },
    {
      name: 'action',
      label: t('consent.reports.action'),
      cell: ({ action }) => t(`consent.reports.action.${action}`),
    },
    {
      name: 'subject',
      label: t('consent.reports.subject'),
      cell: ({ subject }) => subject ?? t('consent.reports.everywhere'),
    },
    {
      name: 'people',
      label: t('consent.reports.people'),
      cell: ({ people }) => formatNumber(people),
    },
  ];
  return (
    <TableSection
      title={t('consent.reports')}
      hint={t('consent.reports.hint')}
      empty={query.data?.pagination.total === 0 ? t('consent.reports.none') : null}
    >
      <DataTable query={query} columns={columns} rowLabel={({ day }) => day} empty={null} />
    </TableSection>
  );
};
