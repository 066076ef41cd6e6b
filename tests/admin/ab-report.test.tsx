// First: it stands in for the server and for Strapi's own parts of the panel.
import { address, answer, findings, pick, refuse, server, show } from './plan-panel';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { AbTest } from '../../content-types';
import { AbReport } from '../../admin/src/pages/Campaigns/ab/report/AbReport';
import { testInterval } from '../../admin/src/pages/Campaigns/ab/report/useAbTest';
import { VariantPreview } from '../../admin/src/pages/Campaigns/ab/report/VariantPreview';
import { SendDialog } from '../../admin/src/pages/Campaigns/dialogs/SendDialog';
import { toDraft } from '../../admin/src/pages/Campaigns/model/draft';
import { CountsPanel } from '../../admin/src/pages/Campaigns/report/CountsPanel';
import type { AbTestResponse, GetCampaignResponse } from '../../server/src/campaigns/contract';

type Campaign = GetCampaignResponse['data'];
type Test = AbTestResponse['data'];

const words = (text: string) => [{ type: 'text' as const, text }];
const setUp: AbTest = {
  varied: 'subject',
  variants: [
    { key: 'b', subjects: { en: { subject: words('Other news'), preheader: '' } }, senderId: null },
  ],
  samplePercent: 20,
  metric: 'clicks',
  decideAfterHours: 24,
};
const campaign = (changes: Partial<Campaign> = {}): Campaign =>
  ({
    id: 7,
    name: 'Spring',
    state: 'sending',
    locale: 'en',
    subject: words('News'),
    preheader: '',
    document: { version: 1, blocks: [] },
    translations: {},
    countsClicks: true,
    abTest: setUp,
    startedAt: 1,
    recurrence: null,
    ...changes,
  }) as Campaign;
const test = (changes: Partial<Test> = {}): Test => ({
  phase: 'measuring',
  decideAt: Date.UTC(2026, 10, 27, 12),
  waiting: 3368,
  outcome: null,
  variants: [
    {
      key: 'a',
      assigned: 421,
      sent: 420,
      unsubscribed: 2,
      clicks: 21,
      rate: { value: 0.05, low: 0.031, high: 0.0764 },
    },
    {
      key: 'b',
      assigned: 421,
      sent: 418,
      unsubscribed: 1,
      clicks: 30,
      rate: { value: 0.0718, low: 0.0484, high: 0.1025 },
    },
  ],
  leader: 'b',
  pValue: 0.21,
  isTellable: false,
  ...changes,
});
const report = (changes: Partial<Test> = {}, of: Partial<Campaign> = {}, locale?: 'fr') => {
  answer('GET /optin/campaigns/7/ab-test', test(changes));
  return show(<AbReport campaign={campaign(of)} />, locale && { locale });
};
const chosen = () => server.calls.filter(({ method }) => method === 'POST');

jest.setTimeout(30_000);
beforeEach(() => {
  server.answers.clear();
  server.calls = [];
  server.toasts = [];
  answer('GET /optin/senders', { results: [], pagination: {} });
});

describe('the report of a test', () => {
  it('says that the sample goes out, and when it is decided', async () => {
    report({ phase: 'sampling', pValue: null });
    expect(await screen.findByText('The sample is going out: 838 of 842 so far.')).toBeVisible();
    expect(screen.getByText(/^The best so far wins on .*2026/)).toBeInTheDocument();
    expect(screen.getByText('3,368 people wait for the winner.')).toBeInTheDocument();
    expect(screen.getByText('There is nothing to compare yet.')).toBeInTheDocument();
  });

  it('has a row for each variant, with its rate and how sure that is', async () => {
    report();
    const table = await screen.findByRole('table', { name: 'Results by variant' });
    const row = within(table).getByRole('row', { name: /^Variant B/ });
    expect(row).toHaveTextContent('Other news');
    expect(row).toHaveTextContent('ahead');
    const [, sent, unsubscribed, clicks] = within(row).getAllByRole('cell');
    expect([sent, unsubscribed, clicks].map((cell) => cell.lastChild?.textContent)).toEqual([
      '418',
      '1',
      '30',
    ]);
    expect(row).toHaveTextContent('7.2 probably 4.8 to 10.3');
    expect(within(table).getByRole('row', { name: /^Variant A/ })).not.toHaveTextContent('ahead');
    expect(within(table).getByRole('columnheader', { name: 'Clicks for 100 mails' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });

  it('says plainly that a difference can be chance', async () => {
    report();
    expect(
      await screen.findByText(
        'The difference can be chance: if all variants were equally good, one as large as this would still show in about 21 of 100 tests.'
      )
    ).toBeInTheDocument();
  });

  it('names nobody ahead where all are equal', async () => {
    report({ leader: 'a', pValue: 1 });
    expect(await screen.findByText(/would show in almost every test/)).toBeInTheDocument();
    expect(screen.queryByText('ahead')).not.toBeInTheDocument();
  });

  it.each([
    [0.03, /^Variant B is ahead, and hardly by chance: .* in about 3 of 100 tests/],
    [0.004, /^Variant B is ahead, and hardly by chance: .* in fewer than 1 of 100 tests/],
  ])('says when it is hardly chance (p = %d)', async (pValue, sentence) => {
    report({ pValue, isTellable: true });
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });

  it('shows no clicks where none are counted', async () => {
    report(
      { variants: test().variants.map((variant) => ({ ...variant, clicks: null, rate: null })) },
      { abTest: { ...setUp, metric: 'unsubscribes' } }
    );
    await screen.findByRole('table');
    expect(screen.queryByRole('columnheader', { name: 'Clicks' })).not.toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Unsubscribed of 100' })).toBeVisible();
  });

  it('is worded in French', async () => {
    report({}, {}, 'fr');
    expect(await screen.findByText(/^La différence peut être due au hasard/)).toBeVisible();
    expect(
      screen.getByText('3 368 personnes attendent la gagnante.', { collapseWhitespace: true })
    ).toBeInTheDocument();
  });

  it('is not there without a test, or before the start', () => {
    show(<AbReport campaign={campaign({ abTest: null })} />);
    show(<AbReport campaign={campaign({ startedAt: null })} />);
    expect(server.calls).toEqual([]);
    expect(screen.queryByText('A/B test')).not.toBeInTheDocument();
  });

  it('is looked at again for as long as something happens', () => {
    expect(testInterval('sampling', 'sending')).toBeLessThan(testInterval('measuring', 'sending'));
    expect(testInterval('measuring', 'completed')).toBeGreaterThan(0);
    expect(testInterval('decided', 'completed')).toBe(0);
    expect(testInterval('measuring', 'cancelled')).toBe(0);
  });
});

describe('choosing the winner', () => {
  const ask = async (letter: string) => {
    fireEvent.click(await screen.findByRole('button', { name: `Choose ${letter} as the winner` }));
    return screen.getByRole('alertdialog');
  };

  it('says first what will happen, and that it may be chance', async () => {
    report();
    const dialog = await ask('B');
    expect(dialog).toHaveTextContent('3,368 people who wait get variant B.');
    expect(dialog).toHaveTextContent('The difference can still be chance.');
    expect(chosen()).toEqual([]);
  });

  it('sends the choice and shows who chose', async () => {
    report();
    answer('POST /optin/campaigns/7/ab-test/winner', () => {
      const decided = test({
        phase: 'decided',
        outcome: {
          winner: 'b',
          by: 'admin:1',
          at: Date.UTC(2026, 10, 26, 9),
          name: 'Ada Lovelace',
        },
      });
      answer('GET /optin/campaigns/7/ab-test', decided);
      return decided;
    });
    const dialog = await ask('B');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText(/^Ada Lovelace chose variant B on .*2026/)).toBeInTheDocument();
    expect(chosen().map(({ data }) => data)).toEqual([{ variant: 'b' }]);
    expect(server.toasts).toEqual(['3,368 people get variant B.']);
    expect(screen.getByRole('row', { name: /^Variant B winner/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Choose/ })).not.toBeInTheDocument();
  });

  it('tells when somebody was faster, and shows their choice', async () => {
    report();
    answer('POST /optin/campaigns/7/ab-test/winner', () => {
      answer(
        'GET /optin/campaigns/7/ab-test',
        test({
          phase: 'decided',
          outcome: { winner: 'a', by: 'time', at: Date.UTC(2026, 10, 26, 9), name: null },
        })
      );
      return refuse({ code: 'ab-test' });
    });
    fireEvent.click(within(await ask('B')).getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText(/^Variant A won on .*, when the time was up\.$/)).toBeVisible();
    expect(server.toasts).toEqual([
      'The test is decided already: somebody was faster, or its time was up.',
    ]);
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  it('is only noted where nobody waits', async () => {
    report({ waiting: 0, decideAt: null }, { state: 'completed' });
    expect(await screen.findByText(/You decide/)).toBeInTheDocument();
    expect(await ask('A')).toHaveTextContent('Nobody waits, so nothing more is sent');
  });

  it('waits for the audience, and is over with a cancelled campaign', async () => {
    report({ phase: 'sampling' }, { state: 'preparing' });
    await screen.findByRole('table');
    expect(screen.queryByRole('button', { name: /^Choose/ })).not.toBeInTheDocument();
  });

  it('is nothing for a campaign that was cancelled', async () => {
    report({}, { state: 'cancelled' });
    expect(await screen.findByText(/was cancelled before it was decided/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Choose/ })).not.toBeInTheDocument();
  });
});

describe('the rest of the report', () => {
  it('tells who waits for the winner from who is about to get it', () => {
    show(
      <CountsPanel
        id={7}
        state="sending"
        rate={10}
        held={3368}
        counts={{
          targeted: 4210,
          byState: {
            waiting: 3388,
            claimed: 0,
            sent: 822,
            skipped: 0,
            failed: 0,
            uncertain: 0,
            cancelled: 0,
          },
          skippedByReason: {},
          failedByReason: {},
          sentByBasis: {},
        }}
      />
    );
    expect(screen.getByRole('link', { name: /Wait for the winner/ })).toHaveTextContent('3,368');
    expect(screen.getByRole('link', { name: /Still to come/ })).toHaveTextContent('20');
    // 20 mails at 10 a second, and not the 3,388 that wait.
    expect(screen.getByText(/about 2 seconds left/)).toBeInTheDocument();
  });

  it('says before it leaves that not everybody gets it at once', async () => {
    answer('GET /optin/campaigns/7', campaign());
    answer('GET /optin/campaigns/7/preflight', {
      ready: true,
      findings: [],
      audience: { targeted: 4210, allowed: 4210, skippedByReason: {}, allowedByBasis: {} },
    });
    show(<SendDialog id={7} name="Spring" onClose={() => undefined} />);
    expect(
      await screen.findByText(
        '20 % of 4,210 people: about 421 each get A and B; 3,368 wait for the winner.'
      )
    ).toBeInTheDocument();
  });

  it('previews the variants one by one', async () => {
    answer('POST /optin/campaigns/preview', {
      subject: 's',
      html: '<p></p>',
      text: '',
      size: 1,
      htmlSize: 1,
      problems: [],
    });
    show(<VariantPreview draft={toDraft(campaign())} />);
    pick('Variant', 'Variant B');
    await waitFor(() =>
      expect(chosen().at(-1)?.data).toMatchObject({ variant: 'b', subject: words('Other news') })
    );
    expect(address()).toBe('/');
  });
});
