import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import {
  answer,
  findings,
  READY,
  resetServer,
  sent,
  server,
  show,
  TEMPLATE,
} from './templates-panel';
import Templates from '../../admin/src/pages/Templates';
import { lockedIds, withLocks } from '../../admin/src/pages/Templates/locks';
import { CreateCampaign } from '../../admin/src/pages/Campaigns/CreateCampaign';
import { CampaignMenu } from '../../admin/src/pages/Campaigns/panels/CampaignMenu';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import type { SaveTemplateRequest } from '../../server/src/campaigns/templates/contract';
import { stored } from './templates-campaign';

beforeEach(resetServer);

describe('the page of templates', () => {
  it('offers ready-made ones to begin with', async () => {
    const router = show(<Templates />);
    fireEvent.click(await screen.findByRole('button', { name: /new campaign: Letter/ }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/campaigns\/9$/));
    expect(sent('POST', '/optin/campaigns')).toMatchObject({ senderId: 2, listIds: [4] });
  });

  it('says so where an address leads nowhere, and where a template is gone', async () => {
    show(<Templates />, '/5/content/none');
    expect(await screen.findByText('There is no page at this address')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to the first page' }).getAttribute('href')).toMatch(
      /plugins\/optin/
    );
    cleanup();
    answer('GET /optin/templates/6', {
      refused: { name: 'NotFoundError', message: 'This template does not exist (any more).' },
    });
    show(<Templates />, '/6');
    expect(await screen.findByText(/It is not there \(any more\)/)).toBeTruthy();
  });

  it('lets nobody change ready-made ones, but opens a copy to be written', async () => {
    answer('POST /optin/templates', { data: { ...TEMPLATE, id: 8, name: 'Letter' } });
    const router = show(<Templates />);
    await screen.findByText('Letter');
    for (const name of ['Edit: Letter', 'Delete: Letter'])
      expect(screen.queryByRole(/^Edit/.test(name) ? 'link' : 'button', { name })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Edit a copy: Letter' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/templates\/8\/content$/));
    expect(sent('POST', '/optin/templates')).toEqual({
      kind: 'message',
      name: 'Letter',
      locale: 'en',
      subject: [],
      preheader: '',
      document: READY.document,
      translations: {},
    });
  });

  it('offers no copy to whoever may not keep one', async () => {
    server.can = (action) => action !== 'update-templates';
    show(<Templates />);
    await screen.findByText('Letter');
    expect(screen.queryByRole('button', { name: /^Edit a copy/ })).toBeNull();
  });

  it('has nothing that axe objects to', async () => {
    show(<Templates />);
    await screen.findByText('House letter');
    await screen.findByText('Letter');
    expect(await findings()).toEqual([]);
  });
});

describe('a template', () => {
  const save = () => screen.getByRole('button', { name: 'Save' });
  const lock = (name: RegExp) => screen.getByRole('checkbox', { name });
  const open = async () => {
    const router = show(<Templates />, '/5');
    await screen.findByRole('heading', { name: 'House letter' });
    return router;
  };

  it('locks blocks, in columns too, and keeps everything else', async () => {
    answer('PUT /optin/templates/5', {
      data: { ...TEMPLATE, document: withLocks(TEMPLATE.document, ['a', 'r']) },
    });
    await open();
    expect(lock(/Right/)).toBeChecked();
    expect(save()).toBeDisabled();
    fireEvent.click(lock(/Greeting/));
    fireEvent.click(save());
    await waitFor(() => expect(server.toasts).toHaveLength(1));
    const data = sent('PUT', '/optin/templates/5') as SaveTemplateRequest;
    expect(lockedIds(data.document)).toEqual(['a', 'r']);
    expect(JSON.parse(JSON.stringify(withLocks(data.document, ['r'])))).toEqual(TEMPLATE.document);
    expect(data.translations).toEqual(TEMPLATE.translations);
    expect(lock(/Greeting/)).toBeChecked();
    await waitFor(() => expect(save()).toBeDisabled());
  });

  it('is unchanged once a lock is taken off again', async () => {
    await open();
    fireEvent.click(lock(/Greeting/));
    expect(save()).toBeEnabled();
    fireEvent.click(lock(/Greeting/));
    expect(save()).toBeDisabled();
  });

  it('locks what stands in columns together with them', async () => {
    await open();
    fireEvent.click(lock(/Columns/));
    expect(lock(/Left.*is locked with/)).toBeDisabled();
    expect(lock(/Left.*is locked with/)).toBeChecked();
  });

  it('leads to the composer for what it says', async () => {
    await open();
    expect(screen.getByRole('link', { name: 'Edit content' })).toHaveAttribute(
      'href',
      '/plugins/optin/templates/5/content'
    );
  });

  describe('that somebody else has saved meanwhile', () => {
    const theirs = {
      ...TEMPLATE,
      name: 'Theirs',
      revision: 9,
      document: withLocks(TEMPLATE.document, []),
    };
    const late = async () => {
      answer('PUT /optin/templates/5', {
        refused: {
          name: 'ApplicationError',
          message: 'refused',
          status: 400,
          details: { code: 'template-changed', revision: 9 },
        },
      });
      await open();
      fireEvent.click(lock(/Greeting/));
      fireEvent.click(save());
      await screen.findByText('Somebody else saved this template meanwhile');
      expect(sent('PUT', '/optin/templates/5')).toMatchObject({ revision: 2 });
      expect(server.toasts).toEqual([]);
      answer('GET /optin/templates/5', { data: theirs });
    };

    it('is not written over, and shows theirs when told so', async () => {
      await late();
      fireEvent.click(screen.getByRole('button', { name: 'See theirs' }));
      await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('Theirs'));
      expect(lock(/Greeting/)).not.toBeChecked();
      await waitFor(() => expect(screen.queryByText(/saved this template meanwhile/)).toBeNull());
    });

    it('takes this page’s name and locks over what they wrote when told so', async () => {
      await late();
      answer('PUT /optin/templates/5', { data: { ...theirs, revision: 10 } });
      fireEvent.click(screen.getByRole('button', { name: 'Keep my name and locks' }));
      await waitFor(() =>
        expect(sent('PUT', '/optin/templates/5')).toMatchObject({
          name: 'House letter',
          revision: 9,
        })
      );
      const { document: kept } = sent('PUT', '/optin/templates/5') as SaveTemplateRequest;
      expect(lockedIds(kept)).toEqual(['a', 'r']);
      await waitFor(() => expect(screen.queryByText(/saved this template meanwhile/)).toBeNull());
    });
  });

  it('needs a name', async () => {
    await open();
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' ' } });
    fireEvent.click(save());
    await waitFor(() => expect(screen.getByLabelText('Name')).toBeInvalid());
    expect(sent('PUT', '/optin/templates/5')).toBeUndefined();
  });

  it('asks before somebody leaves with changes', async () => {
    const router = await open();
    fireEvent.click(lock(/Greeting/));
    await act(() => router.navigate('/'));
    expect(await screen.findByRole('alertdialog')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/5');
  });

  it('is deleted, with changes and all, without asking about them', async () => {
    answer('DELETE /optin/templates/5', { data: { id: 5 } });
    const router = await open();
    fireEvent.click(lock(/Greeting/));
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Confirm' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/templates$/));
  });

  it('has no locks where it is a saved block', async () => {
    answer('GET /optin/templates/5', { data: { ...TEMPLATE, kind: 'block' } });
    await open();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /new campaign/ })).toBeNull();
  });

  it('has nothing that axe objects to', async () => {
    await open();
    expect(await findings()).toEqual([]);
  });
});

describe('a new campaign', () => {
  const begin = async () => {
    show(<CreateCampaign />);
    fireEvent.click(screen.getByRole('button', { name: 'New campaign' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('radio', { name: /House letter/ });
    fireEvent.change(within(dialog).getByLabelText(/^Name/), { target: { value: 'May' } });
    return dialog;
  };
  const create = async (dialog: HTMLElement) => {
    fireEvent.click(within(dialog).getByRole('button', { name: 'Create draft' }));
    await waitFor(() => expect(sent('POST', '/optin/campaigns')).toBeDefined());
    return sent('POST', '/optin/campaigns') as SaveCampaignRequest;
  };

  it('begins empty unless told otherwise, with the only sender and list', async () => {
    const { document: message, ...rest } = await create(await begin());
    expect(message.blocks.map(({ type }) => type)).toEqual(['heading', 'text']);
    expect(rest).toMatchObject({ name: 'May', senderId: 2, listIds: [4], subject: [] });
  });

  it('begins with a template of one’s own, locks and languages included', async () => {
    const dialog = await begin();
    fireEvent.click(within(dialog).getByRole('radio', { name: /House letter/ }));
    expect(await create(dialog)).toMatchObject({
      name: 'May',
      senderId: 2,
      subject: TEMPLATE.subject,
      preheader: TEMPLATE.preheader,
      document: TEMPLATE.document,
      translations: TEMPLATE.translations,
    });
  });

  it('begins with a ready-made message', async () => {
    const dialog = await begin();
    fireEvent.click(within(dialog).getByRole('radio', { name: /^Letter/ }));
    expect((await create(dialog)).document.blocks[0].id).toBe('x');
  });

  it('has nothing that axe objects to', async () => {
    await begin();
    expect(await findings()).toEqual([]);
  });
});

describe('saving a campaign as a template', () => {
  const open = async (flush: () => Promise<boolean> = async () => true) => {
    answer('GET /optin/campaigns/3', { data: stored });
    answer('POST /optin/templates', { data: { ...TEMPLATE, id: 6, name: 'Spring' } });
    answer('PUT /optin/templates/5', { data: TEMPLATE });
    show(<CampaignMenu id={3} name="Spring" isDraft flush={flush} />);
    const trigger = screen.getByRole('button');
    fireEvent.pointerDown(trigger, { button: 0, ctrlKey: false });
    fireEvent.keyDown(trigger, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Save as template' }));
  };

  it('keeps the whole message under a name, and leads there', async () => {
    const flush = jest.fn(async () => true);
    await open(flush);
    await screen.findByRole('dialog');
    expect(flush).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(server.toasts).toHaveLength(1));
    const { subject, preheader, document: message, translations, locale } = stored;
    expect(sent('POST', '/optin/templates')).toEqual({
      kind: 'message',
      name: 'Spring',
      locale,
      subject,
      preheader,
      document: message,
      translations,
    });
    expect(server.toasts[0].link?.url).toMatch(/\/plugins\/optin\/templates\/6$/);
  });

  it('takes the place of another one', async () => {
    await open();
    const box = await screen.findByRole('combobox', { name: 'Save as' });
    box.focus();
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    const option = await screen.findByRole('option', { name: 'Replace “House letter”' });
    fireEvent.pointerUp(option);
    fireEvent.click(option);
    expect(await findings()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent('PUT', '/optin/templates/5')).toMatchObject({ name: 'House letter' })
    );
  });

  it('does not begin while the campaign itself could not be saved', async () => {
    await open(async () => false);
    await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
