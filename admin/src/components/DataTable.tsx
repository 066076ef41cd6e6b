import { Box, Checkbox, Flex, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { Pagination, Table } from '@strapi/strapi/admin';
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Page } from '../../../server/src/core/contract';
import { useT } from '../hooks/useT';
import { LoadFailure } from './LoadFailure';
import { SkeletonLine } from './Skeleton';

export interface Column<Row> {
  name: string;
  label: string;
  /** Only where the server can sort by `name`. */
  sortable?: boolean;
  cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row extends { id: number }> {
  query: { data?: Page<Row>; error?: unknown; isFetching: boolean; refetch: () => unknown };
  columns: Column<Row>[];
  /** Page of a row; the first column becomes the link to it. */
  rowHref?: (row: Row) => string;
  /** How a row is called, for its checkbox and its link. */
  rowLabel: (row: Row) => string;
  /** Actions on the rows that are ticked; without it nothing can be ticked. */
  bulkActions?: (rows: Row[], clear: () => void) => ReactNode;
  /** Whether search or filters are set. */
  isNarrowed?: boolean;
  /** Shown instead of the table while there is nothing at all. */
  empty: ReactNode;
}

const RowLink = styled(Link)`
  color: inherit;
`;

const SkeletonRows = ({ columns }: { columns: number }) => (
  <Tbody>
    {Array.from({ length: 5 }, (_, row) => (
      <Tr key={row}>
        {Array.from({ length: columns }, (__, column) => (
          <Td key={column}>
            <SkeletonLine width={`${9 - ((row + column) % 3) * 2}rem`} />
          </Td>
        ))}
      </Tr>
    ))}
  </Tbody>
);

/** A page of rows as Strapi lists entries: sort in the head, ticks, links, pagination in the URL. */
export const DataTable = <Row extends { id: number }>({
  query,
  columns,
  rowHref,
  rowLabel,
  bulkActions,
  isNarrowed = false,
  empty,
}: DataTableProps<Row>) => {
  const t = useT();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Row[]>([]);
  const { data } = query;
  // A tick counts for the rows on view: what is out of sight must not be acted on.
  useEffect(() => setSelected([]), [data]);

  if (query.error) return <LoadFailure error={query.error} retry={query.refetch} />;
  const rows = data?.results ?? [];
  if (data && rows.length === 0 && !isNarrowed) return <>{empty}</>;

  const open = (row: Row) => (event: MouseEvent) => {
    // The link inside handles its own clicks, with every key a link understands.
    if (!rowHref || (event.target as Element).closest('a, button, input, [role=checkbox]')) return;
    navigate(rowHref(row));
  };
  const toggle = (row: Row) =>
    setSelected((before) =>
      before.some(({ id }) => id === row.id)
        ? before.filter(({ id }) => id !== row.id)
        : [...before, row]
    );

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Table.Root
        rows={rows}
        headers={columns.map(({ name, label, sortable }) => ({ name, label, sortable }))}
        isLoading={!data}
        selectedRows={selected}
        onSelectedRowsChange={setSelected}
      >
        {bulkActions && selected.length > 0 ? (
          <Flex gap={2} wrap="wrap" role="toolbar" aria-label={t('common.bulk')}>
            <Typography textColor="neutral600" aria-live="polite">
              {t('common.selected', { count: selected.length })}
            </Typography>
            {bulkActions(selected, () => setSelected([]))}
          </Flex>
        ) : null}
        <Table.Content>
          <Table.Head>
            {bulkActions ? <Table.HeaderCheckboxCell /> : null}
            {columns.map(({ name, label, sortable }) => (
              <Table.HeaderCell key={name} name={name} label={label} sortable={sortable} />
            ))}
          </Table.Head>
          {data ? null : <SkeletonRows columns={columns.length + (bulkActions ? 1 : 0)} />}
          <Table.Empty content={t('common.noMatch')} />
          <Table.Body>
            {rows.map((row) => (
              <Table.Row
                key={row.id}
                onClick={open(row)}
                style={rowHref ? { cursor: 'pointer' } : undefined}
              >
                {bulkActions ? (
                  <Table.Cell>
                    <Checkbox
                      aria-label={t('common.selectRow', { name: rowLabel(row) })}
                      checked={selected.some(({ id }) => id === row.id)}
                      onCheckedChange={() => toggle(row)}
                    />
                  </Table.Cell>
                ) : null}
                {columns.map((column, index) => (
                  <Table.Cell key={column.name}>
                    {index === 0 && rowHref ? (
                      <Typography fontWeight="semiBold" textColor="neutral800">
                        <RowLink to={rowHref(row)}>{column.cell(row)}</RowLink>
                      </Typography>
                    ) : (
                      <Typography tag="div" textColor="neutral800">
                        {column.cell(row)}
                      </Typography>
                    )}
                  </Table.Cell>
                ))}
              </Table.Row>
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
      {data ? (
        <Box>
          <Pagination.Root {...data.pagination}>
            <Pagination.PageSize />
            <Pagination.Links />
          </Pagination.Root>
        </Box>
      ) : null}
    </Flex>
  );
};
