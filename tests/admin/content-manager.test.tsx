import { ARTICLE, findings, serve, server, show } from './content-panel';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode, SyntheticEvent } from 'react';
import * as actions from '../../admin/src/content-manager/actions';
import AddDialog from '../../admin/src/content-manager/AddDialog';
import { installInContentManager } from '../../admin/src/content-manager/install';
import UsagePanel from '../../admin/src/content-manager/UsagePanel';

const DOCUMENT = { documentId: 'a', locale: 'fr' };
const view = (model = ARTICLE.uid, document: typeof DOCUMENT | undefined = DOCUMENT) => ({
  model,
  documentId: document?.documentId,
  document,
  documents: document ? [document] : [],
});

/** The content manager calls descriptions as hooks and shows what they answer. */
const Described = ({
  of,
}: {
  of: () => { label?: string; title?: string; content?: ReactNode } | null;
}) => {
  const description = of();
  return (
    <>
      <p>{description ? (description.label ?? description.title) : 'nothing'}</p>
      {description?.title ? description.content : null}
    </>
  );
};

const drafts = [
  { id: 3, name: 'March letter', updatedAt: '2026-03-01T10:00:00.000Z' },
  { id: 4, name: 'April letter', updatedAt: '2026-04-01T10:00:00.000Z' },
];

beforeEach(() => {
  // What is known of content types is kept for a minute.
  jest.spyOn(Date, 'now').mockReturnValue((clock += 120_000));
  serve([]);
  server.answers['/optin/content/usage'] = () => ({
    data: [
      {
        id: 7,
        name: 'Last week',
        state: 'completed',
        sentAt: 1_770_000_000_000,
        scheduledAt: null,
      },
      { id: 9, name: 'Next week', state: 'draft', sentAt: null, scheduledAt: null },
    ],
  });
  server.answers['/optin/campaigns'] = ({ params }) => {
    const results = drafts.filter(({ name }) => name.includes(String(params._q ?? '')));
    return { results, pagination: { page: 1, pageSize: 8, pageCount: 1, total: results.length } };
  };
});
let clock = 1_800_000_000_000;
afterEach(() => jest.restoreAllMocks());

describe('newsletters in the content manager', () => {
  it('add what they have to its actions and panels', () => {
    const added: Record<string, unknown[]> = {};
    const take = (name: string) => (more: unknown[]) => {
      added[name] = more;
    };
    installInContentManager({
      addDocumentAction: take('edit'),
      addBulkAction: take('list'),
      addEditViewSidePanel: take('panel'),
    });
    expect(added).toEqual({
      edit: [actions.AddToNewsletter, actions.NewNewsletter],
      list: [actions.AddSelection],
      panel: [actions.NewsletterPanel],
    });
    // A panel without it still starts.
    installInContentManager(undefined);
    installInContentManager({});
  });

  it.each([
    ['AddToNewsletter', 'Add to newsletter'],
    ['NewNewsletter', 'New newsletter from this entry'],
    ['AddSelection', 'Add to newsletter'],
    ['NewsletterPanel', 'Newsletters'],
  ] as const)('%s stands at entries that can become cards', async (name, label) => {
    show(<Described of={() => actions[name](view())} />);
    await screen.findByText(label);
  });

  it.each(['AddToNewsletter', 'NewNewsletter', 'AddSelection', 'NewsletterPanel'] as const)(
    '%s is not at other types, at entries that are not saved, nor for people without the right',
    async (name) => {
      const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));
      const other = show(<Described of={() => actions[name](view('api::menu.menu'))} />);
      await settle();
      expect(screen.getByText('nothing')).toBeTruthy();
      other.unmount();
      const unsaved = show(
        <Described of={() => actions[name]({ ...view(), document: undefined, documents: [] })} />
      );
      await settle();
      expect(screen.getByText('nothing')).toBeTruthy();
      unsaved.unmount();
      server.can = () => false;
      server.asked = [];
      show(<Described of={() => actions[name](view())} />);
      await settle();
      expect(screen.getByText('nothing')).toBeTruthy();
      expect(server.asked).toEqual([]);
    }
  );

  it.each(['AddToNewsletter', 'NewNewsletter'] as const)(
    '%s does not send the entry, and lets the menu close that it stands in',
    async (name) => {
      server.answers['/optin/campaigns/from-entries'] = () => ({ data: { campaignId: 5 } });
      let onClick: ((event: SyntheticEvent) => void) | undefined;
      show(
        <Described
          of={() => {
            const action = actions[name](view());
            onClick = action?.onClick;
            return action;
          }}
        />
      );
      await waitFor(() => expect(onClick).toBeDefined());
      const pressed = (type: string) => {
        const preventDefault = jest.fn();
        onClick?.({ type, preventDefault } as unknown as SyntheticEvent);
        return preventDefault.mock.calls.length;
      };
      expect([pressed('click'), pressed('menu.itemSelect')]).toEqual([1, 0]);
      await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    }
  );

  it('ask for all buttons together once', async () => {
    show(
      <>
        <Described of={() => actions.AddToNewsletter(view())} />
        <Described of={() => actions.NewNewsletter(view())} />
      </>
    );
    await screen.findByText('New newsletter from this entry');
    expect(server.asked.filter(({ url }) => url === '/optin/content/usable')).toHaveLength(1);
  });

  it('say which of them show an entry, with state and link', async () => {
    show(<UsagePanel uid={ARTICLE.uid} documentId="a" />);
    const link = await screen.findByRole('link', { name: 'Last week' });
    expect(link.getAttribute('href')).toBe('/plugins/optin/campaigns/7');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Completed'),
      expect.stringContaining('Draft'),
    ]);
    expect(await findings()).toEqual([]);
  });
});

describe('the dialog that asks for a newsletter', () => {
  const open = () => {
    const onClose = jest.fn();
    server.answers['/optin/campaigns/from-entries'] = () => ({
      data: { campaignId: 4, name: 'April letter', added: 2 },
    });
    const { Root, Content, Header, Title } =
      jest.requireActual<typeof import('@strapi/design-system')>('@strapi/design-system').Modal;
    const onSubmit = jest.fn((event: { preventDefault(): void }) => event.preventDefault());
    show(
      <form onSubmit={onSubmit}>
        <Root open>
          <Content>
            <Header closeLabel="Close">
              <Title>Add to newsletter</Title>
            </Header>
            <AddDialog uid={ARTICLE.uid} documentIds={['a', 'b']} locale="en" onClose={onClose} />
          </Content>
        </Root>
      </form>
    );
    return { onClose, onSubmit };
  };
  const posted = () => server.asked.find(({ url }) => url.endsWith('/from-entries'))?.data;

  it('offers the drafts and adds the entries to the one that is chosen', async () => {
    const { onClose } = open();
    const add = await screen.findByRole('button', { name: 'Add' });
    expect(add.matches(':disabled, [aria-disabled=true]')).toBe(true);
    fireEvent.click(await screen.findByRole('radio', { name: /April letter/ }));
    fireEvent.click(add);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(posted()).toEqual({
      campaignId: 4,
      uid: ARTICLE.uid,
      documentIds: ['a', 'b'],
      locale: 'en',
    });
    expect(server.toasts).toMatchObject([
      {
        type: 'success',
        message: '2 entries are in “April letter”.',
        link: { url: '/plugins/optin/campaigns/4' },
      },
    ]);
  });

  it('makes a new one, where that is allowed', async () => {
    open();
    fireEvent.click(await screen.findByRole('radio', { name: 'A new newsletter' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(posted()).toMatchObject({ campaignId: null }));
  });

  it('does not offer a new one otherwise', async () => {
    server.can = (action) => action !== 'create-campaigns';
    open();
    await screen.findByRole('radio', { name: /April letter/ });
    expect(screen.queryByRole('radio', { name: 'A new newsletter' })).toBeNull();
  });

  it('finds drafts by name without saving the entry behind it', async () => {
    const { onSubmit } = open();
    await screen.findByRole('radio', { name: /March letter/ });
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'April' } });
    const form = search.closest('form');
    if (form) fireEvent.submit(form);
    await waitFor(() => expect(screen.queryByRole('radio', { name: /March/ })).toBeNull());
    expect(onSubmit).not.toHaveBeenCalled();
    expect(await findings()).toEqual([]);
  });
});
