import { entry, findings, pick, serve, server, show } from './content-panel';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import type { EntryBlock, MessageBlock, QueryBlock } from '../../content-types';
import { EntryFields } from '../../admin/src/pages/Campaigns/content/EntryFields';
import { EntryPicker } from '../../admin/src/pages/Campaigns/content/EntryPicker';
import { QueryFields } from '../../admin/src/pages/Campaigns/content/QueryFields';
import { useCards } from '../../admin/src/pages/Campaigns/content/useCards';
import { createBlock } from '../../admin/src/pages/Campaigns/blocks/create';

const UID = 'api::article.article';
const entryBlock = (changes: Partial<EntryBlock> = {}): EntryBlock => ({
  ...createBlock('entry', 'e'),
  uid: UID,
  documentId: 'a',
  ...changes,
});
const queryBlock = (changes: Partial<QueryBlock> = {}): QueryBlock => ({
  ...createBlock('query', 'q'),
  uid: UID,
  ...changes,
});
const FILTERS = [
  { name: 'title', kind: 'text', values: [], operators: ['$contains', '$eq', '$null'] },
  { name: 'kind', kind: 'choice', values: ['news', 'story'], operators: ['$eq', '$ne'] },
  { name: 'publishedAt', kind: 'datetime', values: [], operators: ['$gte', '$lte'] },
];

beforeEach(() => {
  serve([entry('a'), entry('b', { isPublished: false }), entry('c')]);
  server.answers['/optin/content/attributes'] = () => ({
    data: { titles: [], texts: [], images: [], links: [], filters: FILTERS },
  });
});

describe('the picker of entries', () => {
  const open = (onChoose = jest.fn(), onClose = jest.fn()) => {
    show(
      <EntryPicker
        value={{ uid: UID, documentId: 'a' }}
        locale="fr-CA"
        onChoose={onChoose}
        onClose={onClose}
      />
    );
    return { onChoose, onClose };
  };
  const choice = (name: RegExp) => screen.findByRole('button', { name });

  it('shows entries in the language of the message, which are published and which is chosen', async () => {
    open();
    expect((await choice(/Title a/)).getAttribute('aria-pressed')).toBe('true');
    expect((await choice(/Title b/)).textContent).toContain('Draft');
    expect((await choice(/Title c/)).textContent).toContain('Published');
    expect(server.asked.find(({ url }) => url.endsWith('/entries'))?.params.locale).toBe('fr');
    expect(screen.getByText('3 entries').getAttribute('role')).toBe('status');
    expect(await findings()).toEqual([]);
  });

  it('finds by title and chooses with the keyboard alone', async () => {
    const { onChoose, onClose } = open();
    await choice(/Title c/);
    const search = screen.getByRole('searchbox', { name: /Search by title/i });
    fireEvent.change(search, { target: { value: 'TITLE' } });
    await waitFor(() =>
      expect(server.asked.some(({ params }) => params._q === 'TITLE')).toBe(true)
    );
    await choice(/Title c/);
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('Title a');
    fireEvent.keyDown(document.activeElement ?? search, { key: 'End' });
    expect(document.activeElement?.textContent).toContain('Title c');
    fireEvent.keyDown(document.activeElement ?? search, { key: 'ArrowUp' });
    fireEvent.click(document.activeElement ?? search);
    expect(onChoose).toHaveBeenCalledWith({ uid: UID, documentId: 'b' });
    expect(onClose).toHaveBeenCalled();
  });

  it('says that nothing was found', async () => {
    open();
    await choice(/Title a/);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nowhere' } });
    await screen.findByText('No entry has these words in its title.');
  });
});

describe('the form of a block that shows an entry', () => {
  const open = (block: EntryBlock, disabled = false) => {
    const onChange = jest.fn();
    show(<EntryFields block={block} onChange={onChange} disabled={disabled} />);
    return onChange;
  };

  it('takes another entry as it is, not as the one before was frozen', async () => {
    const card = entry('a').card;
    const onChange = open(entryBlock({ source: 'frozen', frozen: { en: card } }));
    fireEvent.click(await screen.findByRole('button', { name: 'Choose another' }));
    fireEvent.click(await screen.findByRole('button', { name: /Title c/ }));
    expect(onChange).toHaveBeenCalledWith(entryBlock({ documentId: 'c' }));
  });

  it('freezes the entry in every language', async () => {
    const frozen = { en: entry('a').card, fr: entry('a').card };
    server.answers['/optin/content/freeze'] = () => ({ data: frozen });
    const onChange = open(entryBlock());
    await screen.findByText('Title a');
    pick(/What readers get/, 'The entry as it is now');
    await waitFor(() =>
      expect(onChange).toHaveBeenCalledWith(entryBlock({ source: 'frozen', frozen }))
    );
  });

  it('does not freeze what is not published', async () => {
    server.answers['/optin/content/freeze'] = () => ({ data: {} });
    const onChange = open(entryBlock({ documentId: 'b' }));
    await screen.findByText('Title b');
    pick(/What readers get/, 'The entry as it is now');
    await screen.findByText(/not published, so there is nothing/);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('says what is wrong with the entry', async () => {
    server.answers['/optin/content/cards'] = () => ({
      data: {
        cards: {},
        problems: [{ blockId: 'e', code: 'entry-untranslated', values: { locale: 'fr' } }],
        forbidden: [],
      },
    });
    open(entryBlock());
    await screen.findByText('Not available in this language: readers get it in French.');
    expect(await findings()).toEqual([]);
  });

  it('changes nothing while it is locked', async () => {
    open(entryBlock(), true);
    const button = await screen.findByRole('button', { name: 'Choose another' });
    expect(button.matches(':disabled, [aria-disabled=true]')).toBe(true);
  });
});

describe('the form of a block that looks entries up', () => {
  const open = async (block: QueryBlock) => {
    const onChange = jest.fn();
    show(<QueryFields block={block} onChange={onChange} disabled={false} />);
    await screen.findByRole('button', { name: 'Add a filter' });
    return onChange;
  };

  it('adds a filter that can be asked, and offers what fits its kind', async () => {
    const filter = { field: 'kind', op: '$eq', value: 'news' } as const;
    const onChange = await open(queryBlock({ filters: [filter] }));
    expect(await findings()).toEqual([]);
    pick(/^Value/, 'story');
    expect(onChange).toHaveBeenLastCalledWith(
      queryBlock({ filters: [{ ...filter, value: 'story' }] })
    );
    fireEvent.click(screen.getByRole('button', { name: 'Add a filter' }));
    expect(onChange).toHaveBeenLastCalledWith(
      queryBlock({ filters: [filter, { field: 'title', op: '$contains', value: '' }] })
    );
  });

  it('says so where a filter is not open any more', async () => {
    await open(queryBlock({ filters: [{ field: 'gone', op: '$eq', value: 'x' }] }));
    await screen.findByText(/gone cannot be filtered by/);
  });

  it('orders by what the type has', async () => {
    const onChange = await open(queryBlock());
    pick(/Order by/, 'title');
    expect(onChange).toHaveBeenLastCalledWith(queryBlock({ sort: 'title:desc' }));
  });

  it('shows what it finds now', async () => {
    server.answers['/optin/content/cards'] = () => ({
      data: { cards: { q: [entry('c').card] }, problems: [], forbidden: [] },
    });
    await open(queryBlock());
    await screen.findByText('Title c');
  });
});

describe('cards on the canvas', () => {
  const Cards = ({ blocks }: { blocks: MessageBlock[] }) => {
    const { cards, isLoading } = useCards(blocks, 'en');
    return <p>{isLoading ? 'wait' : Object.keys(cards).join(',') || 'none'}</p>;
  };
  const asked = () => server.asked.filter(({ url }) => url === '/optin/content/cards');

  it('ask the server for what is shown, not for how it looks', async () => {
    server.answers['/optin/content/cards'] = () => ({
      data: { cards: { e: [entry('a').card] }, problems: [], forbidden: [] },
    });
    const Changing = () => {
      const [block, setBlock] = useState(entryBlock());
      return (
        <>
          <Cards blocks={[block, createBlock('text', 't')]} />
          <button onClick={() => setBlock({ ...block, layout: 'text', buttonText: 'Read' })}>
            Look
          </button>
          <button onClick={() => setBlock({ ...block, documentId: 'c' })}>Entry</button>
        </>
      );
    };
    show(<Changing />);
    await screen.findByText('e');
    expect(asked()).toHaveLength(1);
    expect(asked()[0].data).toMatchObject({ blocks: [{ id: 'e', type: 'entry' }], locale: 'en' });
    fireEvent.click(screen.getByRole('button', { name: 'Look' }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(asked()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Entry' }));
    await waitFor(() => expect(asked()).toHaveLength(2));
  });

  it('ask nothing where there are no entries', async () => {
    show(<Cards blocks={[createBlock('text', 't')]} />);
    await screen.findByText('none');
    expect(asked()).toHaveLength(0);
  });
});
