// First: it stands in for the server and for Strapi's own parts of the panel.
import { address, answer, campaign, findings, server, show } from './plan-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { CalendarView } from '../../admin/src/pages/Campaigns/plan/calendar/CalendarView';
import { SeriesPanel } from '../../admin/src/pages/Campaigns/plan/series/SeriesPanel';
import type { CalendarEntry } from '../../server/src/campaigns/contract';

jest.setTimeout(20_000);

const entry = (changes: Partial<CalendarEntry>): CalendarEntry => ({
  campaignId: 1,
  name: 'News',
  state: 'scheduled',
  kind: 'planned',
  at: new Date('2026-12-04T09:00:00').getTime(),
  timeZone: 'Europe/Paris',
  readerTime: null,
  isSeries: false,
  ...changes,
});
const AT = '/?view=calendar&month=2026-12';

beforeEach(() => {
  server.calls = [];
  server.narrow = false;
  server.answers.clear();
  answer('GET /optin/campaigns/calendar', {
    isCut: false,
    entries: [
      entry({ campaignId: 1, name: 'Sent', state: 'completed', kind: 'sent' }),
      entry({
        campaignId: 2,
        name: 'On your clock',
        at: new Date('2026-12-23T19:00:00').getTime(),
        readerTime: '2026-12-24T09:00',
      }),
      entry({
        campaignId: 3,
        name: 'Weekly',
        kind: 'ahead',
        at: new Date('2026-12-18T09:00:00').getTime(),
      }),
      entry({
        campaignId: 3,
        name: 'Weekly',
        kind: 'empty',
        at: new Date('2026-12-11T09:00:00').getTime(),
      }),
      ...[1, 2, 3, 4, 5].map((id) =>
        entry({
          campaignId: 10 + id,
          name: `Busy ${id}`,
          at: new Date('2026-12-28T09:00:00').getTime() + id,
        })
      ),
    ],
  });
});

const day = (iso: string): HTMLElement => {
  const cell = document.querySelector<HTMLElement>(`td[data-day="${iso}"]`);
  if (!cell) throw new Error(`${iso} is not in view`);
  return cell;
};
const key = (name: string) =>
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name });
  });
const focused = () => document.activeElement?.getAttribute('data-day');

describe('the calendar', () => {
  it('is a table of days, each with what goes out on it', async () => {
    show(<CalendarView />, { at: AT });
    const sent = await screen.findByRole('link', { name: /Sent/ });
    expect(sent).toHaveAttribute('href', '/plugins/optin/campaigns/1');
    expect(within(day('2026-12-04')).getByText('Completed')).toBeInTheDocument();
    const grid = screen.getByRole('grid', { name: 'December 2026' });
    expect(within(grid).getAllByRole('columnheader')[0]).toHaveTextContent('Sun');
    expect(
      within(grid).getByRole('gridcell', { name: 'Friday, December 4, 2026, 1 campaign' })
    ).toBeInTheDocument();
    // What goes by each reader's clock stands on its own date, though it starts the day before.
    expect(
      within(day('2026-12-24')).getByText('9:00 AM on each reader’s clock')
    ).toBeInTheDocument();
    expect(within(day('2026-12-18')).getByText('Later issue')).toBeInTheDocument();
    expect(within(day('2026-12-11')).getByText('Nothing new')).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });

  it('begins weeks on Monday where people do', async () => {
    show(<CalendarView />, { at: AT, locale: 'fr' });
    await screen.findByRole('link', { name: /Sent/ });
    expect(screen.getAllByRole('columnheader')[0]).toHaveTextContent('lun.');
    expect(screen.getByRole('heading', { name: 'décembre 2026' })).toBeInTheDocument();
  });

  it('keeps a busy day short until the rest is asked for', async () => {
    show(<CalendarView />, { at: AT });
    await screen.findByRole('link', { name: /Busy 1/ });
    expect(screen.queryByRole('link', { name: /Busy 4/ })).toBeNull();
    fireEvent.click(within(day('2026-12-28')).getByRole('button', { name: '2 more' }));
    expect(screen.getByRole('link', { name: /Busy 5/ })).toBeInTheDocument();
  });

  it('is walked through with the keyboard, over the ends of the month too', async () => {
    show(<CalendarView />, { at: AT });
    await screen.findByRole('link', { name: /Sent/ });
    act(() => day('2026-12-04').focus());
    key('ArrowRight');
    expect(focused()).toBe('2026-12-05');
    key('ArrowDown');
    expect(focused()).toBe('2026-12-12');
    key('Home');
    expect(focused()).toBe('2026-12-06');
    key('PageDown');
    await waitFor(() => expect(focused()).toBe('2027-01-06'));
    expect(address()).toBe('/?view=calendar&month=2027-01');
    key('PageUp');
    await waitFor(() => expect(focused()).toBe('2026-12-06'));
    // One stop for the Tab key, and Enter goes into the day.
    expect(document.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    act(() => day('2026-12-04').focus());
    key('Enter');
    expect(document.activeElement).toHaveTextContent('Sent');
    key('Escape');
    expect(focused()).toBe('2026-12-04');
  });

  it('keeps the month in the address, and finds the way back to today', async () => {
    show(<CalendarView />, { at: AT });
    fireEvent.click(screen.getByRole('button', { name: 'Next month' }));
    expect(address()).toBe('/?view=calendar&month=2027-01');
    expect(screen.getByRole('heading', { name: 'January 2027' })).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Month before' }));
    expect(address()).toBe('/?view=calendar&month=2026-12');
    fireEvent.click(screen.getByRole('button', { name: 'Today' }));
    await waitFor(() => expect(document.querySelector('[aria-current="date"]')).not.toBeNull());
  });

  it('says that a month is empty', async () => {
    answer('GET /optin/campaigns/calendar', { isCut: false, entries: [] });
    show(<CalendarView />, { at: AT });
    expect(
      await screen.findByText('Nothing went out or is planned in this month.')
    ).toBeInTheDocument();
  });

  it('is a list of days where there is no room for seven side by side', async () => {
    server.narrow = true;
    show(<CalendarView />, { at: AT });
    await screen.findByRole('link', { name: /Sent/ });
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Friday, December 4' })).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });
});

describe('the page of a series', () => {
  it('tells what comes next and what became of the last dates', async () => {
    const planned = Date.parse('2026-11-20T08:00:00Z');
    answer('GET /optin/campaigns/7/series', {
      next: [Date.parse('2026-12-04T08:00:00Z')],
      issueOf: null,
      history: [
        {
          id: 2,
          plannedAt: planned,
          outcome: 'skipped',
          campaignId: null,
          settledAt: planned,
          reasons: [],
          campaignName: null,
          campaignState: null,
          by: 'Ada Lovelace',
        },
        {
          id: 1,
          plannedAt: planned - 7 * 86_400_000,
          outcome: 'issued',
          campaignId: 4,
          settledAt: planned,
          reasons: [],
          campaignName: 'News, November 13',
          campaignState: 'completed',
          by: null,
        },
      ],
    });
    const series = campaign({
      state: 'scheduled',
      scheduledAt: Date.parse('2026-11-27T08:00:00Z'),
      recurrence: {
        rule: 'FREQ=WEEKLY',
        start: '2026-01-02T09:00',
        timeZone: 'Europe/Paris',
        skipEmpty: true,
      },
    });
    show(<SeriesPanel campaign={series} isOverdue />);
    expect(await screen.findByText('Left out by Ada Lovelace')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'News, November 13' })).toHaveAttribute(
      'href',
      '/plugins/optin/campaigns/4'
    );
    expect(screen.getByText(/^Friday, December 4, 2026 at 9:00 AM/)).toBeInTheDocument();
    expect(screen.getByText('An issue is overdue')).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });
});
