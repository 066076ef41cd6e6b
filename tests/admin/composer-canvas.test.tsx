// First: it stands in for the server and for Strapi's own parts of the panel.
import {
  answer,
  compose,
  findings,
  handle,
  headingBlock,
  lastSaved,
  order,
  resetServer,
  server,
  stored,
  textBlock,
} from './composer-panel';
import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ColumnsBlock, MessageBlock, TextBlock } from '../../content-types';
import { copyText } from '../../admin/src/pages/Campaigns/model/clipboard';

jest.setTimeout(30_000);
beforeEach(resetServer);

const three = () =>
  stored({
    document: {
      version: 1,
      blocks: [headingBlock('h', 'Hello'), textBlock('t', 'Dear readers'), textBlock('u', 'Bye')],
    },
  });
const press = (element: Element, key: string, more: object = {}) =>
  fireEvent.keyDown(element, { key, ...more });
const focused = () => document.activeElement?.getAttribute('data-handle');
const clipboard = (kind: 'copy' | 'cut' | 'paste', text = '') => {
  const target = document.activeElement ?? document.body;
  const data = new Map([['text/plain', text]]);
  const event = createEvent[kind](target, {
    clipboardData: {
      getData: (type: string) => data.get(type) ?? '',
      setData: (type: string, value: string) => data.set(type, value),
    },
  });
  fireEvent(target, event);
  return data.get('text/plain') ?? '';
};

describe('by keyboard alone', () => {
  it('a block is walked to, moved, and keeps the focus', async () => {
    compose(three());
    act(() => handle('Heading: Hello').focus());
    press(handle('Heading: Hello'), 'ArrowDown');
    expect(focused()).toBe('t');
    press(handle('Text: Dear'), 'ArrowUp', { altKey: true });
    expect(order()).toEqual(['t', 'h', 'u']);
    await waitFor(() => expect(focused()).toBe('t'));
    expect(screen.getByText('Text: Dear readers was moved.')).toBeInTheDocument();
  });

  it('a block goes beside the one above and makes two columns', async () => {
    compose(three());
    press(handle('Text: Dear'), 'ArrowLeft', { altKey: true });
    await waitFor(() => expect(focused()).toBe('t'));
    await waitFor(() => expect(lastSaved()?.document.blocks[0].type).toBe('columns'), {
      timeout: 4000,
    });
    const [columns] = (lastSaved()?.document.blocks ?? []) as ColumnsBlock[];
    expect(columns.columns.map(({ blocks }) => blocks.map(({ id }) => id))).toEqual([['h'], ['t']]);
  });

  it('a deleted block leaves the focus to the next, and comes back where it was', async () => {
    compose(three());
    press(handle('Text: Dear'), 'Delete');
    expect(order()).toEqual(['h', 'u']);
    await waitFor(() => expect(focused()).toBe('u'));
    fireEvent.click(screen.getByRole('button', { name: 'Bring it back' }));
    expect(order()).toEqual(['h', 't', 'u']);
    expect(screen.queryByRole('button', { name: 'Bring it back' })).not.toBeInTheDocument();
  });

  it('the last block leaves the focus to the palette', async () => {
    compose(stored({ document: { version: 1, blocks: [textBlock('t', 'Only')] } }));
    press(handle('Text: Only'), 'Backspace');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-place')).toBe('palette.heading')
    );
  });

  it('Ctrl+Z and Ctrl+Y go back and forth over the whole message', () => {
    compose(three());
    press(handle('Text: Dear'), 'd', { ctrlKey: true });
    expect(order()).toHaveLength(4);
    press(handle('Heading: Hello'), 'z', { ctrlKey: true });
    expect(order()).toEqual(['h', 't', 'u']);
    press(handle('Heading: Hello'), 'y', { ctrlKey: true });
    expect(order()).toHaveLength(4);
  });

  it('Enter writes a text and Escape leads back to its block', async () => {
    compose(three());
    act(() => handle('Text: Dear').focus());
    press(handle('Text: Dear'), 'Enter');
    const text = await screen.findByRole('textbox', { name: 'Text' });
    await waitFor(() => expect(document.activeElement).toBe(text));
    expect(within(text).getByText('Dear readers')).toBeInTheDocument();
    press(text, 'Escape');
    await waitFor(() => expect(focused()).toBe('t'));
    expect(screen.queryByRole('textbox', { name: 'Text' })).not.toBeInTheDocument();
  });

  it('Enter opens the form of a block without a text, and Escape leads back', async () => {
    compose(
      stored({
        document: {
          version: 1,
          blocks: [{ id: 'b', type: 'button', text: 'Read', url: '', align: 'left' }],
        },
      })
    );
    press(handle('Button: Read'), 'Enter');
    const field = await screen.findByRole('textbox', { name: 'Button text' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    press(field, 'Escape');
    await waitFor(() => expect(focused()).toBe('b'));
  });

  it('a block is picked up with Space and left where it was with Escape', async () => {
    compose(three());
    const grip = handle('Text: Dear');
    act(() => grip.focus());
    fireEvent.keyDown(grip, { key: ' ', code: 'Space' });
    // Without a layout all places are one; what matters is that one is named.
    expect(await screen.findByText(/^Place \d of 4$/)).toBeInTheDocument();
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    fireEvent.keyDown(document, { key: 'Escape', code: 'Escape' });
    expect(await screen.findByText('Text: Dear readers stays where it was.')).toBeInTheDocument();
    expect(order()).toEqual(['h', 't', 'u']);
  });
});

describe('the clipboard', () => {
  it('takes a block along under an id of its own', async () => {
    compose(three());
    act(() => handle('Text: Dear').focus());
    const text = clipboard('copy');
    expect(text).toContain('Dear readers');
    act(() => handle('Text: Bye').focus());
    fireEvent.click(handle('Text: Bye'));
    act(() => handle('Text: Bye').focus());
    clipboard('paste', text);
    expect(order()).toHaveLength(4);
    expect(order().slice(0, 3)).toEqual(['h', 't', 'u']);
    await waitFor(() => expect(focused()).toBe(order()[3]));
    expect(screen.getByText('Pasted.')).toBeInTheDocument();
  });

  it('moves a block with cut and paste', () => {
    compose(three());
    act(() => handle('Heading: Hello').focus());
    const text = clipboard('cut');
    expect(order()).toEqual(['t', 'u']);
    act(() => handle('Text: Bye').focus());
    clipboard('paste', text);
    expect(order()).toHaveLength(3);
  });

  it('takes blocks of another campaign, with what it knows of their languages', async () => {
    compose(stored({ translations: { fr: { subject: [], preheader: '', blocks: {} } } }));
    act(() => handle('Text: Dear').focus());
    const block: MessageBlock = { ...headingBlock('x', 'Elsewhere') };
    clipboard(
      'paste',
      copyText({
        blocks: [block],
        overlays: { fr: { x: { content: [{ type: 'text', text: 'Ailleurs' }] } } },
      })
    );
    expect(handle('Heading: Elsewhere')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^French/ }));
    expect(await screen.findByRole('button', { name: /^Heading: Ailleurs/ })).toBeInTheDocument();
  });

  it('leaves other texts and fields alone', () => {
    compose(three());
    act(() => handle('Text: Dear').focus());
    clipboard('paste', 'A sentence from Word');
    expect(order()).toEqual(['h', 't', 'u']);
  });
});

describe('a locked block', () => {
  const locked = () =>
    stored({
      document: {
        version: 1,
        blocks: [{ ...textBlock('t', 'Fixed'), locked: true }, textBlock('u', 'Bye')],
      },
    });

  it('says why it can be neither moved nor deleted nor written', () => {
    compose(locked());
    const grip = handle('Text: Fixed, locked by the template');
    press(grip, 'Delete');
    press(grip, 'ArrowDown', { altKey: true });
    expect(order()).toEqual(['t', 'u']);
    expect(screen.getByText(/came locked with its template/)).toBeInTheDocument();
    press(grip, 'Enter');
    expect(screen.queryByRole('textbox', { name: /^Text/ })).not.toBeInTheDocument();
    const tools = screen.getByRole('toolbar');
    expect(within(tools).queryByRole('button', { name: 'Delete' })).not.toBeInTheDocument();
    expect(within(tools).getByText('locked by the template')).toBeInTheDocument();
  });

  it('lets others pass it', () => {
    compose(locked());
    press(handle('Text: Bye'), 'ArrowUp', { altKey: true });
    expect(order()).toEqual(['u', 't']);
  });

  it('keeps the columns around it in every variant of a test', () => {
    compose(
      stored({
        document: {
          version: 1,
          blocks: [
            {
              id: 'c',
              type: 'columns',
              columns: [
                { id: 'c1', blocks: [{ ...(textBlock('t', 'Fixed') as TextBlock), locked: true }] },
              ],
            },
            textBlock('u', 'Bye'),
          ],
        },
        abTest: {
          varied: 'content',
          variants: [{ key: 'b', subjects: {}, senderId: null }],
          samplePercent: 20,
          metric: 'unsubscribes',
          decideAfterHours: null,
        },
      })
    );
    const variant = () => screen.getByRole('combobox', { name: 'Shown in' });
    fireEvent.click(handle('Text: Bye'));
    expect(variant()).not.toHaveAttribute('aria-disabled', 'true');
    fireEvent.click(handle('Columns'));
    expect(variant()).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('the palette', () => {
  it('puts a block after the selected one and opens it to be written', async () => {
    compose(three());
    fireEvent.click(handle('Heading: Hello'));
    fireEvent.click(screen.getByRole('button', { name: 'Quote' }));
    expect(order()).toHaveLength(4);
    expect(order()[0]).toBe('h');
    const text = await screen.findByRole('textbox', { name: 'Quote' });
    await waitFor(() => expect(document.activeElement).toBe(text));
  });

  it('has a footer only while the message has none', () => {
    compose(three());
    const footer = screen.getByRole('button', { name: 'Footer' });
    fireEvent.click(footer);
    expect(footer).toBeDisabled();
  });

  it('puts what cannot stand in a column below the columns', async () => {
    compose(three());
    fireEvent.click(screen.getByRole('button', { name: '2 columns' }));
    const columns = order()[3];
    await waitFor(() => expect(focused()).toBe(columns));
    fireEvent.click(screen.getByRole('button', { name: 'Latest entries' }));
    await waitFor(
      () =>
        expect(lastSaved()?.document.blocks.map(({ type }) => type)).toEqual([
          'heading',
          'text',
          'text',
          'columns',
          'query',
        ]),
      { timeout: 4000 }
    );
  });

  it('offers saved blocks, which come as copies', async () => {
    answer('GET /optin/templates', {
      results: [
        {
          id: 9,
          name: 'Imprint',
          document: { version: 1, blocks: [{ ...textBlock('s', 'We are'), locked: true }] },
          translations: {},
        },
      ],
      pagination: { page: 1, pageSize: 100, pageCount: 1, total: 1 },
    });
    compose(three());
    fireEvent.click(await screen.findByRole('button', { name: 'Imprint' }));
    expect(order()).toHaveLength(4);
    expect(handle('Text: We are')).toHaveAccessibleName('Text: We are');
  });
});

describe('writing in another language', () => {
  const both = () => stored({ translations: { fr: { subject: [], preheader: '', blocks: {} } } });

  it('counts what is missing and starts from the original when asked', async () => {
    compose(both());
    const tab = screen.getByRole('button', { name: 'French, 3 parts missing' });
    fireEvent.click(tab);
    fireEvent.click(screen.getByRole('button', { name: /^Text/, pressed: false }));
    fireEvent.click(await screen.findByRole('button', { name: 'Start from the original' }));
    expect(screen.getByRole('button', { name: 'French, 2 parts missing' })).toBeInTheDocument();
    await waitFor(() => expect(lastSaved()?.translations.fr.blocks).toHaveProperty('t'), {
      timeout: 4000,
    });
    expect(lastSaved()?.document).toEqual(both().document);
  });

  it('adds a language and shows its words, none of the original for them', async () => {
    compose(stored());
    const trigger = screen.getByRole('button', { name: 'Add language' });
    act(() => trigger.focus());
    fireEvent.keyDown(trigger, { key: 'Enter' });
    fireEvent.click(await screen.findByRole('menuitem', { name: 'German' }));
    expect(await screen.findByRole('button', { name: /^German, 3 parts missing/ })).toHaveAttribute(
      'aria-pressed',
      'true'
    );
    expect(screen.getByRole('button', { name: 'Heading', pressed: false })).toBeInTheDocument();
  });
});

describe('a thousand blocks', () => {
  it('hold one editor, and a keystroke draws one of them again', async () => {
    const blocks = Array.from({ length: 300 }, (_none, index) =>
      textBlock(`t${index}`, `No ${index}`)
    );
    compose(stored({ document: { version: 1, blocks } }));
    expect(document.querySelectorAll('[contenteditable]').length).toBeLessThan(3);
    const before = document.querySelector('[data-block="t7"]')?.outerHTML;
    press(handle(/^Text: No 200$/), 'Enter');
    await screen.findByRole('textbox', { name: 'Text' });
    expect(document.querySelectorAll('[data-canvas] [contenteditable="true"]')).toHaveLength(1);
    expect(document.querySelector('[data-block="t7"]')?.outerHTML).toBe(before);
  });
});

describe('axe finds nothing', () => {
  it.each([
    ['in the light', 'light', 1600],
    ['in the dark', 'dark', 1600],
    ['on a laptop', 'light', 1200],
    ['on a phone', 'light', 360],
  ] as const)('%s', async (_where, scheme, width) => {
    server.width = width;
    compose(three(), { scheme });
    fireEvent.click(handle('Heading: Hello'));
    await screen.findByRole('textbox', { name: 'Heading' });
    expect(await findings()).toEqual([]);
  });
});
