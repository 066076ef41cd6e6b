import { act, fireEvent, screen, waitFor } from '@testing-library/react';
// First: it stands in for the panel around.
import { address, answer, campaign, findings, refuse, server, show } from './plan-panel';
import { CampaignMenu } from '../../admin/src/pages/Campaigns/panels/CampaignMenu';
import { kindsFor, PLAN_KINDS } from '../../admin/src/pages/Campaigns/plan/model/plan';
import { RunActions } from '../../admin/src/pages/Campaigns/report/RunActions';
import { missedBy } from '../../admin/src/pages/Campaigns/resend/missed';
import { ResendNote } from '../../admin/src/pages/Campaigns/resend/ResendNote';
import type { CampaignCounts, GetCampaignResponse } from '../../server/src/campaigns/contract';

// With the whole composer behind it.
jest.mock('../../admin/src/pages/Templates/SaveTemplateDialog', () => ({
  SaveTemplateDialog: () => null,
}));

const counts = (
  byState: Partial<CampaignCounts['byState']>,
  skippedByReason: Record<string, number> = {}
): CampaignCounts => {
  const full = {
    waiting: 0,
    claimed: 0,
    sent: 0,
    skipped: 0,
    failed: 0,
    uncertain: 0,
    cancelled: 0,
  };
  return {
    targeted: 0,
    byState: { ...full, ...byState },
    skippedByReason,
    failedByReason: {},
    sentByBasis: {},
  };
};
const over = (changes: Partial<GetCampaignResponse['data']> = {}) =>
  ({
    ...campaign({ state: 'completed' }),
    completedAt: 5,
    counts: counts({ sent: 9, skipped: 1200, failed: 30, cancelled: 4, uncertain: 2 }),
    ...changes,
  }) as GetCampaignResponse['data'];

beforeEach(() => {
  server.answers.clear();
  server.calls.length = 0;
  server.toasts.length = 0;
});

describe('a campaign that did not reach everybody', () => {
  it('counts those who were skipped, whose mail failed, and whose turn did not come', () => {
    expect(missedBy(over())).toBe(1234);
    expect(missedBy(over({ state: 'cancelled' }))).toBe(1234);
    expect(missedBy(over({ counts: counts({ skipped: 3 }, { received: 2, pending: 1 }) }))).toBe(1);
    expect(missedBy(over({ counts: counts({ sent: 3, uncertain: 1 }) }))).toBe(0);
  });

  it('counts nobody while it is not over', () => {
    for (const state of ['draft', 'scheduled', 'preparing', 'sending', 'paused'] as const)
      expect(missedBy(over({ state }))).toBe(0);
    expect(missedBy(over({ state: 'cancelled', completedAt: null }))).toBe(0);
    expect(missedBy(over({ counts: null }))).toBe(0);
  });

  it('is sent again after a word on who is meant and who is not', async () => {
    answer('POST /optin/campaigns/7/resend', { ...campaign({ id: 8, name: 'News – again' }) });
    show(<RunActions campaign={over()} />);
    fireEvent.click(
      screen.getByRole('button', { name: 'Send again to those who did not get it (1,234)' })
    );
    expect(screen.getByText(/^1,234 people of its audience did not get it/)).toBeTruthy();
    expect(screen.getByText(/Whoever unsubscribed since or is blocked stays out/)).toBeTruthy();
    expect(await findings()).toEqual([]);
    expect(server.calls).toEqual([]);
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    });
    await waitFor(() => expect(address()).toContain('/campaigns/8'));
    expect(server.calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /optin/campaigns/7/resend',
    ]);
    expect(server.toasts).toEqual(['The draft “News – again” is ready to be looked at.']);
  });

  it('says in the panel’s words why nobody is left', async () => {
    answer('POST /optin/campaigns/7/resend', () => refuse({ code: 'resend', missed: 0 }));
    show(<RunActions campaign={over()} />, { locale: 'fr' });
    fireEvent.click(
      screen.getByRole('button', { name: /^Renvoyer à ceux qui ne l’ont pas reçue/ })
    );
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    });
    expect(server.toasts[0]).toMatch(/^Tous les destinataires de cette campagne/);
  });

  it('has no button where everybody was reached, nor in the menu', async () => {
    show(<RunActions campaign={over({ counts: counts({ sent: 3 }) })} />);
    expect(screen.queryByRole('button', { name: /Send again/ })).toBeNull();
    const menu = screen.getByRole('button', { name: 'More actions' });
    fireEvent.keyDown(menu, { key: 'Enter' });
    expect(await screen.findByRole('menuitem', { name: 'Duplicate' })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: /Send again/ })).toBeNull();
  });

  it('is in the menu too', async () => {
    show(<CampaignMenu id={7} name="News" isDraft={false} missed={2} />);
    fireEvent.keyDown(screen.getByRole('button', { name: 'More actions' }), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Send again/ }));
    expect(await screen.findByText(/^2 people of its audience did not get it/)).toBeTruthy();
  });
});

describe('a campaign that sends another one again', () => {
  it('says to whom it goes, with the way to the first', async () => {
    show(<ResendNote campaign={{ resendOf: 7, originalName: 'News' }} people={12} isDraft />);
    expect(screen.getByText('Goes only to the 12 people whom “News” did not reach')).toBeTruthy();
    expect(screen.getByText(/You can narrow the lists/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Look at the first sending' });
    expect(link.getAttribute('href')).toContain('/campaigns/7');
    expect(await findings()).toEqual([]);
  });

  it('says nothing of others, and leads nowhere when the first is gone', () => {
    const none = show(
      <ResendNote campaign={{ resendOf: null, originalName: null }} people={3} isDraft />
    );
    expect(screen.queryByText(/Goes only/)).toBeNull();
    none.unmount();
    show(<ResendNote campaign={{ resendOf: 7, originalName: null }} people={null} isDraft />);
    expect(screen.getByText(/a campaign that is gone/)).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('cannot be planned again and again', () => {
    expect(kindsFor({ resendOf: 7 }, PLAN_KINDS)).toEqual(['now', 'once', 'reader']);
    expect(kindsFor({}, PLAN_KINDS)).toEqual([...PLAN_KINDS]);
  });
});
