import { DesignSystemProvider } from '@strapi/design-system';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { MemoryRouter } from 'react-router-dom';
import { ApprovalPanel } from '../../admin/src/pages/Campaigns/checks/ApprovalPanel';
import { CHECK_GROUPS, groupOf, passedGroups } from '../../admin/src/pages/Campaigns/checks/groups';
import { NetworkPanel } from '../../admin/src/pages/Campaigns/checks/NetworkPanel';
import { FindingList } from '../../admin/src/pages/Campaigns/panels/FindingList';
import { messages as en } from '../../admin/src/translations/en';
import { messages as fr } from '../../admin/src/translations/fr';
import {
  PREFLIGHT_CODES,
  type ApprovalResponse,
  type NetworkChecks,
  type PreflightFinding,
} from '../../server/src/campaigns/contract';

const calls: { name: string; input: unknown }[] = [];
const answers: Record<string, unknown[] | undefined> = {};
let held = new Set<string>();
const toggleNotification = jest.fn();

jest.mock('@strapi/strapi/admin', () => ({
  useNotification: () => ({ toggleNotification }),
}));
jest.mock('../../admin/src/hooks/useCan', () => ({
  useCan: () => (action: string) => held.has(action),
}));
jest.mock('../../admin/src/api/checks', () => {
  const mutation = (name: string) => () => [
    (input: unknown) => ({
      unwrap: async () => {
        calls.push({ name, input });
        const next = answers[name]?.shift();
        if (next instanceof Error) throw next;
        return next;
      },
    }),
    { isLoading: false },
  ];
  return {
    useCheckNetworkMutation: mutation('check'),
    useApproveCampaignMutation: mutation('approve'),
    useWithdrawApprovalMutation: mutation('withdraw'),
    useAskApprovalMutation: mutation('ask'),
  };
});

const prefixed = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`optin.${key}`, text]));
const show = (children: ReactNode) =>
  render(
    <MemoryRouter>
      <IntlProvider locale="en" messages={prefixed(en)}>
        <DesignSystemProvider>{children}</DesignSystemProvider>
      </IntlProvider>
    </MemoryRouter>
  );

const finding = (over: Partial<PreflightFinding> = {}): PreflightFinding => ({
  ...{ code: 'alt-missing', severity: 'warning', blockId: 'b1', step: 'content', locale: null },
  ...{ values: {} },
  ...over,
});
const network: NetworkChecks = {
  links: { total: 3, checked: 0, at: null },
  domain: { name: 'example.org', at: null },
};

beforeEach(() => {
  calls.splice(0);
  for (const name of Object.keys(answers)) answers[name] = undefined;
  held = new Set(['update-campaigns', 'approve-campaigns', 'read-settings', 'read-senders']);
  toggleNotification.mockClear();
});

describe('the findings of preflight', () => {
  it('have words in both languages, and a group', () => {
    for (const code of PREFLIGHT_CODES) {
      expect(en).toHaveProperty([`campaigns.preflight.${code}`]);
      expect(fr).toHaveProperty([`campaigns.preflight.${code}`]);
      expect(CHECK_GROUPS).toContain(groupOf(code));
    }
    for (const group of CHECK_GROUPS) expect(en).toHaveProperty([`checks.passed.${group}`]);
  });

  it('lead to their block, step and language', () => {
    const onShow = jest.fn();
    jest.useFakeTimers();
    show(
      <FindingList
        findings={[
          finding(),
          finding({ code: 'audience-empty', severity: 'error', blockId: null, step: 'audience' }),
          finding({ code: 'translation-missing', locale: 'fr', values: { part: 'alt' } }),
          finding({
            ...{ code: 'ab-subject-missing', blockId: null, step: 'sender' },
            values: { variant: 'C' },
          }),
        ]}
        onShow={onShow}
      />
    );
    const buttons = screen.getAllByRole('button', { name: /^Show me: / });
    expect(new Set(buttons.map((button) => button.getAttribute('aria-label'))).size).toBe(4);
    buttons.forEach((button) => fireEvent.click(button));
    act(() => jest.runAllTimers());
    jest.useRealTimers();
    expect(onShow.mock.calls).toEqual([
      [{ blockId: 'b1', step: 'content', locale: null }],
      [{ blockId: null, step: 'audience', locale: null, place: 'envelope.lists' }],
      [{ blockId: 'b1', step: 'content', locale: 'fr' }],
      [{ blockId: null, step: 'sender', locale: null, place: 'ab.c' }],
    ]);
    expect(screen.getByText('In French:')).toBeInTheDocument();
  });

  it('say which variant of a test they are about', () => {
    show(
      <FindingList
        findings={[
          finding({ code: 'subject-long', variant: 'b', values: { length: 90, limit: 60 } }),
        ]}
      />
    );
    expect(screen.getByText('Variant B:')).toBeInTheDocument();
  });

  it('lead to another page only who may open it', () => {
    const findings = [
      finding({
        code: 'contrast-low',
        blockId: null,
        values: { pair: 'text', mode: 'dark', ratio: 2, needed: 4.5 },
      }),
    ];
    const { unmount } = show(<FindingList findings={findings} onShow={jest.fn()} />);
    expect(screen.getByRole('link', { name: 'Open brand settings' })).toHaveAttribute(
      'href',
      '/plugins/optin/settings/brand'
    );
    unmount();
    held = new Set();
    show(<FindingList findings={findings} onShow={jest.fn()} />);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('show the record to publish whole', () => {
    const values = { name: '_dmarc.example.org', record: 'v=DMARC1; p=none' };
    show(
      <FindingList
        findings={[finding({ code: 'dmarc-missing', blockId: null, step: 'sender', values })]}
        onShow={jest.fn()}
      />
    );
    expect(screen.getByText('TXT record for _dmarc.example.org')).toBeInTheDocument();
    expect(screen.getByText('v=DMARC1; p=none')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Show me/ })).toBeNull();
  });

  it('are in order where nothing was found, and only what was looked at', () => {
    const passed = passedGroups({ findings: [finding()], network }, { isApprovalRequired: false });
    expect(passed).toEqual([
      ...['envelope', 'audience', 'identity', 'message', 'links', 'languages', 'entries', 'output'],
    ]);
    const looked: NetworkChecks = {
      links: { total: 0, checked: 0, at: 5 },
      domain: { name: 'example.org', at: 5 },
    };
    expect(passedGroups({ findings: [], network: looked }, { isApprovalRequired: true })).toEqual([
      ...CHECK_GROUPS,
    ]);
  });
});

describe('the look at links and domain', () => {
  const answer = (checked: number, isDone: boolean) => ({
    ...{ links: { total: 3, checked, at: null }, domain: null, isDone, since: 7 },
  });

  it('goes on until all are looked at, as one run', async () => {
    answers.check = [answer(1, false), answer(2, false), answer(3, true)];
    show(<NetworkPanel id={4} network={network} />);
    expect(screen.getByText('Not checked yet.')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Check links and domain now' }));
    await screen.findByText(/of 3 links looked at/);
    await waitFor(() =>
      expect(toggleNotification).toHaveBeenCalledWith({
        type: 'success',
        message: 'Links and domain are checked.',
      })
    );
    expect(calls.map(({ input }) => input)).toEqual([
      { id: 4, since: undefined },
      { id: 4, since: 7 },
      { id: 4, since: 7 },
    ]);
    expect(screen.queryByText(/looked at/)).toBeNull();
  });

  it('says what was refused, and can be tried again', async () => {
    answers.check = [new Error('no')];
    show(<NetworkPanel id={4} network={network} />);
    fireEvent.click(screen.getByRole('button', { name: 'Check links and domain now' }));
    await waitFor(() =>
      expect(toggleNotification).toHaveBeenCalledWith(expect.objectContaining({ type: 'danger' }))
    );
    expect(screen.getByRole('button', { name: 'Check links and domain now' })).toBeEnabled();
  });

  it('is not offered to whoever may only read', () => {
    held = new Set();
    show(<NetworkPanel id={4} network={network} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the approval of a campaign', () => {
  const state = (over: Partial<ApprovalResponse['data']> = {}): ApprovalResponse['data'] => ({
    ...{ isRequired: true, approval: null, lastEditor: 'Ada', isOwnEdit: false },
    ...{ approvers: ['Grace', 'Mary'], revision: 9 },
    ...over,
  });
  const names = () => screen.queryAllByRole('button').map((button) => button.textContent);

  it('is of the revision on the page', async () => {
    answers.approve = [state()];
    show(<ApprovalPanel id={4} state={state()} revision={8} />);
    expect(screen.getByText('Last edited by Ada.')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(calls).toEqual([{ name: 'approve', input: { id: 4, revision: 8 } }])
    );
    expect(toggleNotification).toHaveBeenCalledWith({
      type: 'success',
      message: 'The campaign is approved.',
    });
  });

  it('is asked for where the reader edited last', async () => {
    answers.ask = [{ asked: 2, accepted: 2 }];
    show(<ApprovalPanel id={4} state={state({ isOwnEdit: true })} />);
    expect(names()).toEqual(['Ask for approval']);
    expect(screen.getByText('Mails Grace, Mary.')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Ask for approval' }));
    await waitFor(() =>
      expect(toggleNotification).toHaveBeenCalledWith({
        type: 'success',
        message: '2 colleagues were asked by mail.',
      })
    );
  });

  it('says so where no mail could leave, and where there is nobody to ask', async () => {
    answers.ask = [{ asked: 2, accepted: 0 }];
    const { unmount } = show(<ApprovalPanel id={4} state={state({ isOwnEdit: true })} />);
    fireEvent.click(screen.getByRole('button', { name: 'Ask for approval' }));
    await waitFor(() =>
      expect(toggleNotification).toHaveBeenCalledWith(expect.objectContaining({ type: 'warning' }))
    );
    unmount();
    show(<ApprovalPanel id={4} state={state({ isOwnEdit: true, approvers: [] })} />);
    expect(names()).toEqual([]);
    expect(screen.getByText(/^Nobody else may approve/)).toBeInTheDocument();
  });

  it('can be taken back while it stands, and is asked for anew once it is outdated', () => {
    const approval = { name: 'Grace', at: 0, isCurrent: true };
    const { unmount } = show(<ApprovalPanel id={4} state={state({ approval })} />);
    expect(names()).toEqual(['Take the approval back']);
    expect(screen.getByText(/^Grace approved it on/)).toBeInTheDocument();
    unmount();
    show(<ApprovalPanel id={4} state={state({ approval: { ...approval, isCurrent: false } })} />);
    expect(names()).toEqual(['Approve', 'Ask for approval', 'Take the approval back']);
    expect(screen.getByText(/needs a new approval/)).toBeInTheDocument();
  });
});
