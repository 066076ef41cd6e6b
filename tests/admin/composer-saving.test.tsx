// First: it stands in for the server and for Strapi's own parts of the panel.
import {
  answer,
  compose,
  handle,
  lastSaved,
  order,
  refuse,
  resetServer,
  server,
  stored,
  textBlock,
  type Call,
} from './composer-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createBackups } from '../../admin/src/pages/Campaigns/model/backup';
import { toDraft } from '../../admin/src/pages/Campaigns/model/draft';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';

jest.setTimeout(30_000);
beforeEach(resetServer);

const LATER = { timeout: 5000 };
const saves = () => server.calls.filter(({ method }) => method === 'PUT');
const rename = (name: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: name } });
const theirVersion = {
  data: [
    { revision: 9, savedAt: Date.parse('2026-11-26T10:42:00Z'), savedBy: 'admin:2', name: 'Marie' },
  ],
};
const changed = () => {
  answer('PUT /optin/campaigns/3', () => refuse({ code: 'campaign-changed', revision: 9 }));
  answer('GET /optin/campaigns/3/versions', theirVersion);
};
const backups = () => createBackups('7', 3, window.localStorage);

describe('saving', () => {
  it('names the revision that the page has seen, and goes on from the one that came of it', async () => {
    compose();
    rename('Spring letter');
    await waitFor(() => expect(saves()).toHaveLength(1), LATER);
    expect(lastSaved()).toMatchObject({ name: 'Spring letter', revision: 4 });
    expect(await screen.findByText(/^Saved at/)).toBeInTheDocument();
    rename('Summer letter');
    await waitFor(() => expect(saves()).toHaveLength(2), LATER);
    expect(lastSaved()).toMatchObject({ name: 'Summer letter', revision: 5 });
  });

  it('gives an emptied name another before it reaches the server', async () => {
    compose();
    rename('');
    await waitFor(() => expect(lastSaved()?.name).toBe('Untitled campaign'), LATER);
  });

  it('stops when somebody else has saved, and says who and when', async () => {
    changed();
    compose();
    rename('Mine');
    expect(
      await screen.findByText(/^Marie saved this campaign on Nov 26, 2026/, {}, LATER)
    ).toBeInTheDocument();
    expect(screen.getByText('Saving has stopped')).toBeInTheDocument();
    rename('Mine, and more');
    await act(() => new Promise((resolve) => setTimeout(resolve, 1600)));
    expect(saves()).toHaveLength(1);
  });

  it('puts mine over theirs when told so, and leaves theirs in the history', async () => {
    changed();
    compose();
    rename('Mine');
    const keep = await screen.findByRole('button', { name: /^Keep mine/ }, LATER);
    answer('PUT /optin/campaigns/3', ({ data }: Call) => ({
      data: { ...(data as SaveCampaignRequest), id: 3, revision: 10 },
    }));
    fireEvent.click(keep);
    await waitFor(() => expect(saves()).toHaveLength(2), LATER);
    expect(lastSaved()).toMatchObject({ name: 'Mine', revision: 9, asNewVersion: true });
    await waitFor(() => expect(keep).not.toBeInTheDocument());
    rename('Mine again');
    await waitFor(() => expect(saves()).toHaveLength(3), LATER);
    expect(lastSaved()).toMatchObject({ revision: 10 });
    expect(lastSaved()).not.toHaveProperty('asNewVersion');
  });

  it('opens theirs when told so, and keeps mine in the browser', async () => {
    changed();
    const onReload = jest.fn();
    compose(stored(), { onReload });
    rename('Mine');
    fireEvent.click(await screen.findByRole('button', { name: 'See theirs' }, LATER));
    expect(onReload).toHaveBeenCalledTimes(1);
    expect(backups().offer()?.draft.name).toBe('Mine');
  });

  it('says what the server does not take, at the block, and leads there', async () => {
    answer('PUT /optin/campaigns/3', () => ({
      refused: {
        name: 'ValidationError',
        message: '2 errors occurred',
        details: {
          errors: [
            {
              path: ['document', 'blocks', '1', 'content', '0'],
              message: 'document.blocks.1.content.0 must not contain control characters',
            },
            { path: ['name'], message: 'name must not be blank' },
          ],
        },
      },
    }));
    compose();
    rename('x');
    expect(
      await screen.findByText(
        'Text: Dear readers: … must not contain control characters',
        {},
        LATER
      )
    ).toBeInTheDocument();
    expect(screen.getByText('… must not be blank')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^Show: … must not contain/ }));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-handle')).toBe('t'));
  });

  it('says that it has stopped being on view before anything is written over', async () => {
    answer('GET /optin/campaigns/3/versions', theirVersion);
    answer('POST /optin/campaigns/3/presence', {
      data: { revision: 9, others: [{ name: 'Marie', seenAt: 1 }] },
    });
    compose();
    expect(await screen.findByText(/no changes of your own/, {}, LATER)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Keep mine/ })).not.toBeInTheDocument();
    expect(screen.getByText('Marie is editing this too')).toBeInTheDocument();
  });
});

describe('what the browser keeps', () => {
  it('is there while the server is away, and gone once it is saved', async () => {
    answer('PUT /optin/campaigns/3', () => ({
      refused: { name: 'TypeError', message: 'offline' },
    }));
    compose();
    rename('Written on a train');
    await waitFor(() => expect(window.localStorage).toHaveLength(1), LATER);
    expect(
      await screen.findByText(/^Not saved: The server does not answer/, {}, LATER)
    ).toBeInTheDocument();
    answer('PUT /optin/campaigns/3', ({ data }: Call) => ({
      data: { ...(data as SaveCampaignRequest), id: 3, revision: 5 },
    }));
    fireEvent(window, new Event('online'));
    expect(await screen.findByText(/^Saved at/, {}, LATER)).toBeInTheDocument();
    await waitFor(() => expect(window.localStorage).toHaveLength(0));
  });

  const left = () =>
    backups().keep({
      revision: 4,
      at: Date.now(),
      draft: {
        ...toDraft(stored()),
        document: { version: 1, blocks: [textBlock('lost', 'Nearly lost')] },
      },
    });

  it('is offered on the next visit, and comes back as an edit that can be undone', async () => {
    left();
    compose();
    expect(screen.getByText(/^Unsaved changes from/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(order()).toEqual(['lost']);
    expect(screen.queryByText(/^Unsaved changes from/)).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(order()).toEqual(['h', 't']);
  });

  it('is thrown away when told so', () => {
    left();
    const first = compose();
    fireEvent.click(screen.getByRole('button', { name: 'Throw away' }));
    expect(order()).toEqual(['h', 't']);
    first.unmount();
    compose();
    expect(screen.queryByText(/^Unsaved changes from/)).not.toBeInTheDocument();
  });

  it('is not mentioned where it says what is stored anyway', () => {
    backups().keep({ revision: 3, at: 1, draft: toDraft(stored()) });
    compose();
    expect(screen.queryByText(/^Unsaved changes from/)).not.toBeInTheDocument();
    expect(window.localStorage).toHaveLength(0);
  });

  it('warns where the campaign was saved again since', () => {
    left();
    compose(stored({ revision: 6 }));
    expect(screen.getByText(/The campaign was saved again since/)).toBeInTheDocument();
  });
});

describe('the steps', () => {
  it('are in the address and open in any order', async () => {
    const { router } = compose(stored(), { at: '/?step=tracking' });
    expect(screen.getByText('Nobody is watched')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^Sender and subject: done/ }));
    expect(router.state.location.search).toBe('?step=sender');
    fireEvent.click(screen.getByRole('button', { name: 'Next: Tracking' }));
    expect(router.state.location.search).toBe('?step=tracking');
    fireEvent.click(screen.getByRole('button', { name: /^Content: / }));
    expect(router.state.location.search).toBe('');
    expect(handle('Heading: Hello')).toBeInTheDocument();
  });

  it('say what is missing', () => {
    compose(stored({ listIds: [], subject: [] }));
    expect(screen.getByRole('button', { name: 'Audience: to do' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sender and subject: to do' })).toBeInTheDocument();
  });

  it('mark links on request and write down with what', async () => {
    compose(stored({ name: 'Été à la mer' }), { at: '/?step=tracking' });
    fireEvent.click(screen.getByRole('checkbox', { name: /Add marks/ }));
    await waitFor(
      () =>
        expect(lastSaved()?.linkTags).toEqual({
          source: 'newsletter',
          medium: 'email',
          campaign: 'ete-a-la-mer',
        }),
      LATER
    );
    expect(screen.getByText(/utm_campaign=ete-a-la-mer/)).toBeInTheDocument();
  });

  it('lead from a finding to the block at fault', async () => {
    answer('GET /optin/campaigns/3/preflight', {
      data: {
        ready: false,
        findings: [
          {
            code: 'alt-missing',
            severity: 'error',
            blockId: 't',
            step: 'content',
            locale: null,
            values: {},
          },
        ],
        audience: { targeted: 2, allowed: 2, skippedByReason: {}, allowedByBasis: {} },
        network: { links: { total: 0, checked: 0, at: null }, domain: null },
      },
    });
    compose(stored(), { at: '/?step=checks' });
    fireEvent.click(await screen.findByRole('button', { name: /^Show me/ }));
    await waitFor(() => expect(document.activeElement?.getAttribute('data-handle')).toBe('t'));
    expect(
      screen.getByRole('button', { name: 'Checks: something stands in the way' })
    ).toBeInTheDocument();
  });

  it('count a subject as its readers do', () => {
    compose(stored({ subject: [{ type: 'text', text: '👨‍👩‍👧‍👦 at sea' }] }), { at: '/?step=sender' });
    expect(screen.getByText('8 of 60 characters.')).toBeInTheDocument();
  });

  it('change nothing for whoever may only look', () => {
    server.can = (action) => action !== 'update-campaigns';
    compose();
    expect(screen.getByRole('button', { name: 'Heading' })).toBeDisabled();
    fireEvent.keyDown(handle('Heading: Hello'), { key: 'Delete' });
    fireEvent.keyDown(handle('Heading: Hello'), { key: 'ArrowDown', altKey: true });
    expect(order()).toEqual(['h', 't']);
  });
});

describe('the history', () => {
  it('goes back to a version as an edit', async () => {
    answer('GET /optin/campaigns/3/versions', theirVersion);
    answer('GET /optin/campaigns/3/versions/9', {
      data: {
        ...theirVersion.data[0],
        content: {
          ...toDraft(stored()),
          document: { version: 1, blocks: [textBlock('old', 'As it was')] },
        },
      },
    });
    answer('POST /optin/campaigns/preview', {
      data: {
        locale: 'en',
        subject: 'x',
        html: '<p>x</p>',
        text: 'x',
        size: 1,
        htmlSize: 1,
        problems: [],
      },
    });
    compose();
    fireEvent.click(screen.getByRole('button', { name: 'History' }));
    fireEvent.click(await screen.findByRole('button', { name: /Nov 26, 2026/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Go back to this version' }));
    expect(order()).toEqual(['old']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(order()).toEqual(['h', 't']);
  });
});

describe('a test send', () => {
  it('goes to a saved group, in the language on view, of what is on the page', async () => {
    answer('GET /optin/settings', {
      data: { settings: { testGroups: [{ name: 'Desk', emails: ['a@x.org', 'b@x.org'] }] } },
    });
    answer('POST /optin/campaigns/3/test', ({ data }: Call) => ({
      data: {
        results: (data as { to: string[] }).to.map((to) => ({ to, accepted: true, response: '' })),
      },
    }));
    compose(stored({ translations: { fr: { subject: [], preheader: '', blocks: {} } } }));
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    rename('Tested');
    fireEvent.click(screen.getByRole('button', { name: 'Send test' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('textbox', { name: /^To/ })).toHaveValue('me@example.org');
    fireEvent.click(await within(dialog).findByRole('button', { name: 'Desk (2)' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Send test' }));
    expect(await within(dialog).findByText('Sent to b@x.org.', {}, LATER)).toBeInTheDocument();
    const test = server.calls.find(({ url }) => url === '/optin/campaigns/3/test');
    expect(test?.data).toEqual({ to: ['a@x.org', 'b@x.org'], locale: 'fr' });
    expect(lastSaved()?.name).toBe('Tested');
  });

  it('is refused here for more than twenty addresses', async () => {
    compose();
    fireEvent.click(screen.getByRole('button', { name: 'Send test' }));
    const dialog = await screen.findByRole('dialog');
    const many = Array.from({ length: 21 }, (_none, index) => `a${index}@example.org`);
    fireEvent.change(within(dialog).getByRole('textbox', { name: /^To/ }), {
      target: { value: many.join('\n') },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Send test' }));
    expect(await within(dialog).findByText('At most 20 addresses at once.')).toBeInTheDocument();
  });

  it('keeps the addresses as a group', async () => {
    answer('PUT /optin/settings', ({ data }: Call) => ({ data: { settings: data } }));
    compose();
    fireEvent.click(screen.getByRole('button', { name: 'Send test' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(await within(dialog).findByRole('textbox', { name: 'Name of a new group' }), {
      target: { value: 'Me' },
    });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Keep this address' }));
    await waitFor(() =>
      expect(
        server.calls.find(({ url, method }) => url === '/optin/settings' && method === 'PUT')?.data
      ).toEqual({
        testGroups: [{ name: 'Me', emails: ['me@example.org'] }],
      })
    );
  });
});
