// First: it stands in for the server and for Strapi's own parts of the panel.
import { answer, campaign, findings, pick, refuse, server, show } from './plan-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SchedulePanel } from '../../admin/src/pages/Campaigns/plan/SchedulePanel';
import { ScheduleDialog } from '../../admin/src/pages/Campaigns/dialogs/ScheduleDialog';

const READY = {
  ready: true,
  findings: [],
  audience: {
    targeted: 12,
    allowed: 12,
    skippedByReason: {},
    allowedByBasis: { 'double-opt-in': 12 },
  },
};
const DAY = 86_400_000;
const series = {
  scheduledAt: Date.parse('2030-01-04T08:00:00Z'),
  scheduledTimeZone: 'Europe/Paris',
  recurrence: {
    rule: 'FREQ=WEEKLY;BYDAY=FR',
    start: '2030-01-04T09:00',
    timeZone: 'Europe/Paris',
    skipEmpty: true,
  },
};

beforeEach(() => {
  server.calls = [];
  server.toasts = [];
  server.answers.clear();
  answer('GET /optin/campaigns/7/preflight', READY);
  answer('GET /optin/campaigns/occurrences', {
    occurrences: [1, 2, 3, 4, 5].map((week) => Date.parse('2030-01-04T08:00:00Z') + week * 7 * DAY),
  });
  answer('GET /optin/campaigns/7/reader-times', {
    earliest: Date.parse('2030-01-03T00:00:00Z'),
    latest: Date.parse('2030-01-03T17:00:00Z'),
    zones: 3,
    people: 12,
    unknown: 2,
    past: 4,
    shifted: 0,
  });
  answer('POST /optin/campaigns/7/schedule', () => ({
    ...campaign(),
    ...series,
    state: 'scheduled',
  }));
});

const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
const scheduled = () =>
  server.calls.find(({ url, method }) => method === 'POST' && url.endsWith('/schedule'))?.data;
const flush = async () => true;
/** What is asked of the server waits until typing stops. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)));

jest.setTimeout(20_000);

describe('the schedule step', () => {
  it('sends now after a last look, or plans a moment for all', async () => {
    show(<SchedulePanel campaign={campaign({ scheduledTimeZone: 'UTC' })} flush={flush} />);
    expect(await findings()).toEqual([]);
    const send = screen.getByRole('button', { name: 'Send now' });
    await waitFor(() => expect(send).toBeEnabled());
    fireEvent.click(send);
    const dialog = await screen.findByRole('dialog');
    expect(server.calls.filter(({ method }) => method === 'POST')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    choose('At a time');
    fireEvent.click(screen.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(scheduled()).toMatchObject({ mode: 'instant', recurrence: null }));
    expect(await findings()).toEqual([]);
  });

  it('saves what is on the page first, and plans nothing when that fails', async () => {
    show(<SchedulePanel campaign={campaign()} flush={async () => false} />);
    choose('At a time');
    const button = screen.getByRole('button', { name: 'Schedule' });
    await waitFor(() => expect(button).toBeEnabled());
    fireEvent.click(button);
    await settle();
    expect(scheduled()).toBeUndefined();
  });

  it('says what a local time means for readers in their zones', async () => {
    show(
      <SchedulePanel campaign={campaign({ scheduledTimeZone: 'Europe/Paris' })} flush={flush} />
    );
    choose('At a local time in each reader’s zone');
    expect(await screen.findByText(/They live in 3 time zones\./)).toBeInTheDocument();
    expect(
      screen.getByText(
        '2 readers’ time zones are not known: they get it at this time in Europe/Paris.'
      )
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'For 4 readers this time is over already: they get it at once when it starts.'
      )
    ).toBeInTheDocument();
    expect(
      screen.getByRole('combobox', { name: 'Time zone for readers whose own is not known' })
    ).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Schedule' });
    await waitFor(() => expect(button).toBeEnabled());
    fireEvent.click(button);
    await waitFor(() => expect(scheduled()).toMatchObject({ mode: 'reader', recurrence: null }));
    expect(await findings()).toEqual([]);
  });

  it('builds a rhythm from words and shows the next dates', async () => {
    show(
      <SchedulePanel campaign={campaign({ scheduledTimeZone: 'Europe/Paris' })} flush={flush} />
    );
    choose('Again and again');
    pick('How often', 'Every month on a weekday');
    pick('Which one', 'The first');
    pick('Weekday', 'Monday');
    pick('Ends', 'After a number of issues');
    await settle();
    const asked = server.calls.filter(({ url }) => url.endsWith('/occurrences')).pop();
    expect(asked?.params).toMatchObject({
      rule: 'FREQ=MONTHLY;BYDAY=1MO;COUNT=10',
      timeZone: 'Europe/Paris',
    });
    const dates = screen.getByRole('heading', { name: 'The next dates' }).parentElement;
    expect(within(dates as HTMLElement).getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getByText(/^Friday, January 11, 2030/)).toBeInTheDocument();
    expect(await findings()).toEqual([]);

    const button = screen.getByRole('button', { name: 'Start the series' });
    await waitFor(() => expect(button).toBeEnabled());
    fireEvent.click(button);
    await waitFor(() =>
      expect(scheduled()).toMatchObject({
        recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1MO;COUNT=10', skipEmpty: true },
      })
    );
    expect(server.toasts[0]).toMatch(/^The series is planned\. Its next issue goes out /);
  });

  it('says what is wrong with a rule of one’s own, in the reader’s words', async () => {
    answer('GET /optin/campaigns/occurrences', () =>
      refuse({ code: 'schedule', problem: 'rule-too-often' })
    );
    show(<SchedulePanel campaign={campaign()} flush={flush} />);
    choose('Again and again');
    pick('How often', 'By a rule of your own');
    fireEvent.change(screen.getByRole('textbox', { name: /^Rule/ }), {
      target: { value: 'FREQ=MINUTELY' },
    });
    expect(await screen.findByText(/^This is more than one issue an hour\./)).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: 'Ends' })).toBeNull();
  });

  it('shows why the server would not have it, and lets nothing through that is blocked', async () => {
    answer('POST /optin/campaigns/7/schedule', () =>
      refuse({ code: 'schedule', problem: 'time-past' })
    );
    show(<SchedulePanel campaign={campaign()} flush={flush} />);
    choose('At a time');
    const button = screen.getByRole('button', { name: 'Schedule' });
    await waitFor(() => expect(button).toBeEnabled());
    fireEvent.click(button);
    expect(await screen.findByText('This moment is over.')).toBeInTheDocument();
    expect(button).toBeDisabled();
  });

  it('plans nothing while the checks block', async () => {
    answer('GET /optin/campaigns/7/preflight', {
      ...READY,
      ready: false,
      findings: [
        {
          code: 'sender-missing',
          severity: 'error',
          blockId: null,
          step: 'sender',
          locale: null,
          values: {},
        },
      ],
    });
    show(<SchedulePanel campaign={campaign()} flush={flush} />);
    choose('At a time');
    expect(await screen.findByText('It cannot be scheduled yet.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Schedule' })).toBeDisabled();
  });

  it('says of an issue that was kept back why', async () => {
    answer('GET /optin/campaigns/7/series', {
      next: [],
      history: [],
      issueOf: {
        id: 3,
        name: 'Weekly news',
        occurrence: {
          id: 1,
          plannedAt: Date.parse('2026-01-02T08:00:00Z'),
          outcome: 'refused',
          campaignId: 7,
          settledAt: 0,
          reasons: [{ code: 'audience-empty', values: {} }],
          campaignName: 'News',
          campaignState: 'draft',
          by: null,
        },
      },
    });
    const kept = campaign({ seriesId: 3, scheduledAt: Date.parse('2026-01-02T08:00:00Z') });
    show(<SchedulePanel campaign={kept} flush={flush} />);
    expect(await screen.findByText('This issue was not sent')).toBeInTheDocument();
    expect(
      screen.getByText('Nobody on the chosen lists may be written to at the moment.')
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Weekly news' })).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });
});

describe('a planned campaign', () => {
  it('says its plan, and is lifted or moved', async () => {
    const planned = campaign({ ...series, recurrence: null, state: 'scheduled' });
    answer('POST /optin/campaigns/7/unschedule', campaign());
    show(<SchedulePanel campaign={planned} flush={flush} />);
    expect(screen.getByText(/^Planned for Friday, January 4, 2030/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Skip this date' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Back to draft' }));
    await waitFor(() => expect(server.toasts).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Change the plan' }));
    const dialog = await screen.findByRole('dialog', { name: 'Schedule “News”' });
    expect(within(dialog).getByRole('radio', { name: 'At a time' })).toBeChecked();
    expect(within(dialog).queryByRole('radio', { name: 'Send now' })).toBeNull();
  });

  it('leaves out the date that the person saw, of a series', async () => {
    answer('POST /optin/campaigns/7/skip', {
      ...campaign(),
      ...series,
      scheduledAt: Date.parse('2030-01-11T08:00:00Z'),
    });
    show(<SchedulePanel campaign={campaign({ ...series, state: 'scheduled' })} flush={flush} />);
    fireEvent.click(screen.getByRole('button', { name: 'Skip this date' }));
    const dialog = await screen.findByRole('alertdialog');
    expect(
      within(dialog).getByText(/No issue goes out for Friday, January 4, 2030/)
    ).toBeInTheDocument();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await waitFor(() =>
      expect(server.calls.find(({ url }) => url.endsWith('/skip'))?.data).toEqual({
        plannedAt: series.scheduledAt,
      })
    );
    await waitFor(() => expect(server.toasts[0]).toMatch(/The next one is Friday, January 11/));
  });
});

describe('the schedule dialog', () => {
  it('opens with the rhythm that there is', async () => {
    show(
      <ScheduleDialog
        campaign={campaign({ ...series, state: 'scheduled' })}
        onClose={() => undefined}
      />
    );
    expect(screen.getByRole('radio', { name: 'Again and again' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Friday' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Monday' })).not.toBeChecked();
    expect(await findings()).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Friday' }));
    expect(screen.getByText('Choose at least one day.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Save the new plan' })).toBeDisabled();
  });

  it('speaks French whole', async () => {
    show(<ScheduleDialog campaign={campaign()} onClose={() => undefined} />, { locale: 'fr' });
    choose('Régulièrement');
    expect(screen.getByRole('checkbox', { name: 'vendredi' })).toBeInTheDocument();
    expect(screen.getByText('Sauter un numéro quand il n’y a rien de nouveau')).toBeInTheDocument();
    await settle();
  });
});
