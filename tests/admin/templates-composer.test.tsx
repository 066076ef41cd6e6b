// First: it stands in for the server and for Strapi's own parts of the panel.
import {
  answer,
  findings,
  handle,
  headingBlock,
  order,
  refuse,
  resetServer,
  server,
  show,
  textBlock,
  words,
  type Call,
} from './composer-panel';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { MessageBlock, MessageTemplate } from '../../content-types';
import Templates from '../../admin/src/pages/Templates';
import TemplateComposer from '../../admin/src/pages/Templates/composer/TemplateComposer';
import {
  toTemplateDraft,
  toTemplateRequest,
} from '../../admin/src/pages/Templates/composer/template-draft';
import type { SaveTemplateRequest } from '../../server/src/campaigns/templates/contract';

jest.setTimeout(30_000);

const LATER = { timeout: 5000 };
const saves = () =>
  server.calls
    .filter(({ method, url }) => method === 'PUT' && url === '/optin/templates/5')
    .map(({ data }) => data as SaveTemplateRequest);
const lastSave = () => saves().at(-1);
const french = {
  fr: {
    subject: words('Nouvelles'),
    preheader: '',
    blocks: { t: { content: [{ type: 'paragraph', content: words('Conditions') }] } },
  },
};
const fixed: MessageBlock = { ...textBlock('t', 'Terms'), locked: true };
const template = (changes: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id: 5,
  documentId: 't5',
  kind: 'message',
  name: 'House letter',
  locale: 'en',
  subject: words('From the house'),
  preheader: 'Once a month',
  document: { version: 1, blocks: [headingBlock('h', 'Hello'), fixed] },
  translations: french,
  revision: 2,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
  ...changes,
});
const write = (changes: Partial<MessageTemplate> = {}, onReload = () => undefined) =>
  show(<TemplateComposer template={template(changes)} onReload={onReload} />);
const rename = (name: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: name } });
const lock = () => screen.getByRole('checkbox', { name: 'Keep as it is' });

beforeEach(() => {
  resetServer();
  let revision = 2;
  answer('PUT /optin/templates/5', ({ data }: Call) => ({
    data: { ...template(), ...(data as SaveTemplateRequest), revision: (revision += 1) },
  }));
});

describe('a template in the composer', () => {
  it('is written like a campaign, without what only campaigns have', async () => {
    write();
    expect(order()).toEqual(['h', 't']);
    expect(await screen.findByRole('textbox', { name: 'Subject' }, LATER)).toHaveTextContent(
      'From the house'
    );
    for (const name of [/^Audience/, /^Next/, 'History', 'Send test'])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    expect(screen.queryByRole('tab', { name: 'Checks' })).not.toBeInTheDocument();
    expect(screen.queryByText('From')).not.toBeInTheDocument();
    expect(server.calls.some(({ url }) => url.includes('/campaigns'))).toBe(false);
    expect(await findings()).toEqual([]);
  });

  it('is saved over the revision that the page has seen, and says so', async () => {
    write();
    rename('Letter of the house');
    await waitFor(() => expect(saves()).toHaveLength(1), LATER);
    const { document, ...rest } = lastSave() as SaveTemplateRequest;
    expect(rest).toEqual({
      kind: 'message',
      name: 'Letter of the house',
      locale: 'en',
      subject: words('From the house'),
      preheader: 'Once a month',
      translations: french,
      revision: 2,
    });
    // As it was, locks and all.
    expect(JSON.parse(JSON.stringify(document))).toEqual(template().document);
    expect(await screen.findByText(/^Saved at/)).toBeInTheDocument();
    fireEvent.change(screen.getByRole('textbox', { name: /^Preview text/ }), {
      target: { value: 'Each spring' },
    });
    await waitFor(() => expect(lastSave()).toMatchObject({ preheader: 'Each spring' }), LATER);
    expect(lastSave()?.revision).toBe(3);
  });

  it('gives an emptied name another before it reaches the server', async () => {
    write();
    rename('');
    await waitFor(() => expect(lastSave()?.name).toBe('Untitled template'), LATER);
  });

  it('leaves locked blocks free, since it is here that locks are made', async () => {
    write();
    const grip = handle('Text: Terms, locked in campaigns');
    fireEvent.click(grip);
    expect(screen.queryByText(/came locked with its template/)).not.toBeInTheDocument();
    expect(lock()).toBeChecked();
    fireEvent.keyDown(grip, { key: 'ArrowUp', altKey: true });
    expect(order()).toEqual(['t', 'h']);
    fireEvent.keyDown(handle('Text: Terms'), { key: 'Delete' });
    expect(order()).toEqual(['h']);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(saves().length).toBeGreaterThan(0), LATER);
    expect(lastSave()?.document.blocks.map(({ id, locked }) => [id, locked])).toEqual([
      ['t', true],
      ['h', undefined],
    ]);
  });

  it('locks a block and takes the lock off, each a step of undo', async () => {
    write();
    fireEvent.click(handle('Heading: Hello'));
    expect(lock()).not.toBeChecked();
    fireEvent.click(lock());
    expect(handle('Heading: Hello, locked in campaigns')).toBeInTheDocument();
    await waitFor(
      () => expect(lastSave()?.document.blocks.map(({ locked }) => locked)).toEqual([true, true]),
      LATER
    );
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(lock()).not.toBeChecked();
    fireEvent.click(handle('Text: Terms'));
    fireEvent.click(lock());
    await waitFor(
      () =>
        expect(lastSave()?.document.blocks.map(({ locked }) => locked)).toEqual([
          undefined,
          undefined,
        ]),
      LATER
    );
  });

  it('locks what stands in columns together with them', () => {
    const columns: MessageBlock = {
      id: 'c',
      type: 'columns',
      columns: [{ id: 'c1', blocks: [textBlock('in', 'Inside') as never] }],
      locked: true,
    };
    write({ document: { version: 1, blocks: [columns] } });
    fireEvent.click(handle('Text: Inside'));
    expect(lock()).toBeChecked();
    expect(lock()).toBeDisabled();
    expect(lock()).toHaveAccessibleDescription(/columns around it are locked/);
  });

  it('leaves the lock with the original when a block is copied', async () => {
    write();
    fireEvent.keyDown(handle('Text: Terms'), { key: 'd', ctrlKey: true });
    await waitFor(() => expect(saves()).toHaveLength(1), LATER);
    expect(lastSave()?.document.blocks.map(({ locked }) => locked)).toEqual([
      undefined,
      true,
      undefined,
    ]);
  });

  it('writes the words of locked blocks in every language', async () => {
    write();
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    fireEvent.click(handle('Text: Conditions'));
    expect(await screen.findByRole('textbox', { name: /^Text/ }, LATER)).toHaveAttribute(
      'contenteditable',
      'true'
    );
  });
});

describe('the page of a template’s content', () => {
  const open = () => show(<Templates />, { at: '/5/content' });

  it('opens what is stored now', async () => {
    answer('GET /optin/templates/5', { data: template() });
    open();
    expect(await screen.findByRole('textbox', { name: 'Name' }, LATER)).toHaveValue('House letter');
    expect(order()).toEqual(['h', 't']);
    expect(screen.getByRole('link', { name: 'Done' })).toHaveAttribute(
      'href',
      '/plugins/optin/templates/5'
    );
  });

  it('opens theirs after a conflict', async () => {
    answer('GET /optin/templates/5', { data: template() });
    open();
    await screen.findByRole('textbox', { name: 'Name' }, LATER);
    answer('PUT /optin/templates/5', () => refuse({ code: 'template-changed', revision: 9 }));
    answer('GET /optin/templates/5', { data: template({ name: 'Theirs', revision: 9 }) });
    rename('Mine');
    fireEvent.click(await screen.findByRole('button', { name: 'See theirs' }, LATER));
    await waitFor(
      () => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Theirs'),
      LATER
    );
    expect(screen.getByText(/^Unsaved changes from/)).toBeInTheDocument();
  });
});

describe('when somebody else has saved the template', () => {
  const changed = () =>
    answer('PUT /optin/templates/5', () => refuse({ code: 'template-changed', revision: 9 }));

  it('saving stops, and nothing is written until somebody has decided', async () => {
    changed();
    write();
    rename('Mine');
    expect(
      await screen.findByText('Somebody else saved this template meanwhile', {}, LATER)
    ).toBeInTheDocument();
    expect(screen.getByText('Saving has stopped')).toBeInTheDocument();
    rename('Mine, and more');
    await act(() => new Promise((resolve) => setTimeout(resolve, 1600)));
    expect(saves()).toHaveLength(1);
  });

  it('one’s own takes the place of theirs when told so', async () => {
    changed();
    write();
    rename('Mine');
    const keep = await screen.findByRole('button', { name: 'Keep mine; theirs is lost' }, LATER);
    answer('PUT /optin/templates/5', ({ data }: Call) => ({
      data: { ...template(), ...(data as SaveTemplateRequest), revision: 10 },
    }));
    fireEvent.click(keep);
    await waitFor(() => expect(saves()).toHaveLength(2), LATER);
    expect(lastSave()).toMatchObject({ name: 'Mine', revision: 9 });
    expect(lastSave()).not.toHaveProperty('asNewVersion');
    await waitFor(() => expect(keep).not.toBeInTheDocument());
  });

  it('theirs is opened when told so, and one’s own is offered again', async () => {
    changed();
    const onReload = jest.fn();
    const first = write({}, onReload);
    rename('Mine');
    fireEvent.click(await screen.findByRole('button', { name: 'See theirs' }, LATER));
    expect(onReload).toHaveBeenCalledTimes(1);
    first.unmount();
    write({ name: 'Theirs', revision: 9 });
    expect(screen.getByText(/The template was saved again since/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Mine');
    expect(handle('Text: Terms, locked in campaigns')).toBeInTheDocument();
  });
});

describe('leaving a template', () => {
  it('saves first', async () => {
    const { router } = write();
    rename('Left in haste');
    await act(() => router.navigate('/elsewhere'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/elsewhere'));
    expect(lastSave()?.name).toBe('Left in haste');
  });

  it('asks where that fails', async () => {
    answer('PUT /optin/templates/5', () => refuse({ code: 'template-changed', revision: 9 }));
    const { router } = write();
    rename('Left in haste');
    await act(() => router.navigate('/elsewhere'));
    const dialog = await screen.findByRole('alertdialog');
    expect(router.state.location.pathname).toBe('/');
    fireEvent.click(within(dialog).getByRole('button', { name: /Leave/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/elsewhere'));
  });
});

describe('a saved block in the composer', () => {
  it('has neither subject nor locks', async () => {
    write({ kind: 'block', subject: [], document: { version: 1, blocks: [fixed] } });
    expect(screen.queryByRole('textbox', { name: 'Subject' })).not.toBeInTheDocument();
    expect(screen.getByText(/goes into messages as a copy/)).toBeInTheDocument();
    fireEvent.click(handle('Text: Terms'));
    expect(screen.queryByRole('checkbox', { name: 'Keep as it is' })).not.toBeInTheDocument();
    rename('Terms of the house');
    await waitFor(() => expect(lastSave()).toMatchObject({ kind: 'block' }), LATER);
    expect(await findings()).toEqual([]);
  });
});

describe('whoever may only look', () => {
  it('changes nothing', () => {
    server.can = (action) => action !== 'update-templates';
    write();
    expect(screen.getByRole('button', { name: 'Heading' })).toBeDisabled();
    fireEvent.keyDown(handle('Heading: Hello'), { key: 'Delete' });
    expect(order()).toEqual(['h', 't']);
    fireEvent.click(handle('Heading: Hello'));
    expect(lock()).toBeDisabled();
  });
});

describe('what the composer makes of a template', () => {
  it('is the template again', () => {
    const own = template();
    const { revision: _, ...saved } = toTemplateRequest(toTemplateDraft(own), own.kind, 'x');
    expect(JSON.parse(JSON.stringify(saved))).toEqual({
      kind: own.kind,
      name: own.name,
      locale: own.locale,
      subject: own.subject,
      preheader: own.preheader,
      document: own.document,
      translations: own.translations,
    });
  });
});
