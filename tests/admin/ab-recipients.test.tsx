// First: it stands in for the server and for Strapi's own parts of the panel.
import { answer, server, show } from './plan-panel';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import type { Column } from '../../admin/src/components/DataTable';
import type { ListFilter } from '../../admin/src/components/ListTools';
import { RecipientsPage } from '../../admin/src/pages/Campaigns/report/RecipientsPage';
import type { RecipientRow } from '../../server/src/campaigns/contract';

/** What the page shows, without Strapi's table and filters around it. */
jest.mock('../../admin/src/components/DataTable', () => ({
  DataTable: ({
    query,
    columns,
  }: {
    query: { data?: { data: RecipientRow[] } };
    columns: Column<RecipientRow>[];
  }) => (
    <ul>
      {(query.data?.data ?? []).map((row) => (
        <li key={row.id}>
          {columns.map((column) => (
            <span key={column.name} data-testid={`${column.name}-${row.id}`}>
              {column.cell(row)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  ),
}));
/** What Strapi read from the address. */
const mockFilters: Record<string, string> = {};
jest.mock('../../admin/src/hooks/useListQuery', () => ({
  useListQuery: (names: readonly string[]) => {
    const values = Object.fromEntries(
      Object.entries(mockFilters).filter(([name]) => names.includes(name))
    );
    return { request: values, filterValues: values, isNarrowed: false };
  },
}));
jest.mock('../../admin/src/components/ListTools', () => ({
  ListTools: ({ filters }: { filters: ListFilter[] }) => (
    <p data-testid="filters">{filters.map(({ name }) => name).join(' ')}</p>
  ),
}));
jest.mock('../../admin/src/components/PageShell', () => ({
  PageShell: ({ children, actions }: { children: unknown; actions: unknown }) => (
    <>
      {actions}
      {children}
    </>
  ),
}));

const row = (id: number, changes: Partial<RecipientRow>): RecipientRow => ({
  id,
  subscriberId: id,
  email: `${id}@example.org`,
  listName: null,
  basis: null,
  state: 'sent',
  variant: null,
  reason: null,
  attempts: 1,
  response: null,
  finishedAt: null,
  messageId: null,
  ...changes,
});
const open = (abTest: unknown) => {
  answer('GET /optin/campaigns/7', { id: 7, name: 'Spring', state: 'completed', abTest });
  answer('GET /optin/campaigns/7/recipients', [
    row(1, { variant: 'b' }),
    row(2, { state: 'waiting' }),
    row(3, { state: 'skipped' }),
  ]);
  show(
    <Routes>
      <Route path="/campaigns/:id/recipients" element={<RecipientsPage />} />
    </Routes>,
    { at: '/campaigns/7/recipients' }
  );
};

beforeEach(() => {
  server.answers.clear();
  server.calls = [];
  delete mockFilters.variant;
});

describe('the recipients of a campaign with a test', () => {
  it('show which variant they got, and who waits for the winner', async () => {
    open({ varied: 'subject', variants: [{ key: 'b', subjects: {}, senderId: null }] });
    expect(await screen.findByTestId('variant-1')).toHaveTextContent('B');
    expect(screen.getByTestId('variant-2')).toHaveTextContent('waits for the winner');
    expect(screen.getByTestId('variant-3')).toHaveTextContent('–');
    expect(screen.getByTestId('filters')).toHaveTextContent('variant');
  });

  it('are filtered by variant from the address', async () => {
    mockFilters.variant = 'b';
    open({ varied: 'subject', variants: [{ key: 'b', subjects: {}, senderId: null }] });
    await waitFor(() =>
      expect(
        server.calls.find(({ url }) => url === '/optin/campaigns/7/recipients')?.params
      ).toMatchObject({ variant: 'b' })
    );
  });

  it('have no such column without a test', async () => {
    open(null);
    expect(await screen.findByTestId('email-1')).toBeInTheDocument();
    expect(screen.queryByTestId('variant-1')).not.toBeInTheDocument();
    expect(screen.getByTestId('filters')).not.toHaveTextContent('variant');
  });
});
