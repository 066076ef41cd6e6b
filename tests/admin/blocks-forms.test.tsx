import { findings, Held, library, pick, show, type } from './blocks-panel';
import { fireEvent, screen, within } from '@testing-library/react';
import { createBlock, type BlockOf } from '../../admin/src/pages/Campaigns/blocks/create';
import { BlockForm } from '../../admin/src/pages/Campaigns/blocks/BlockForm';
import type { MessageBlock, MessageBlockType } from '../../content-types';
import { BLOCK_ICONS } from '../../admin/src/pages/Campaigns/blocks/icons';

jest.mock(
  '../../admin/src/pages/Campaigns/content/EntryFields',
  () => ({ EntryFields: () => 'entry fields' }),
  { virtual: true }
);
jest.mock(
  '../../admin/src/pages/Campaigns/content/QueryFields',
  () => ({ QueryFields: () => 'query fields' }),
  { virtual: true }
);

const edit = (block: MessageBlock, locale: 'en' | 'fr' = 'en') => {
  const changes: MessageBlock[] = [];
  show(
    <Held first={block} onChange={(next) => changes.push(next)}>
      {(value, change) => <BlockForm block={value} onChange={change} />}
    </Held>,
    locale
  );
  return { last: () => changes.at(-1), changes };
};
const given = <T extends MessageBlockType>(of: T, over: Partial<BlockOf<T>> = {}) => ({
  ...createBlock(of, 'b1'),
  when: { match: 'all' as const, rules: [{ path: 'locale', op: 'is' as const, value: 'fr' }] },
  locked: false,
  ...over,
});

describe('the form of a block changes what it names and nothing else', () => {
  it('of a heading: its level and where it stands', () => {
    const block = given('heading', { content: [{ type: 'text', text: 'Hello' }] });
    const { last } = edit(block);
    pick('Level', 'Title');
    expect(last()).toEqual({ ...block, level: 1 });
    pick('Alignment', 'Right');
    expect(last()).toEqual({ ...block, level: 1, align: 'right' });
  });

  it('of a button: its text and its link, which may be a questionnaire', async () => {
    const block = given('button');
    const { last } = edit(block);
    type('Button text', 'Read on');
    type('Link', 'example.org');
    expect(last()).toEqual({ ...block, text: 'Read on', url: 'https://example.org' });
    await screen.findByText('or a questionnaire');
    pick('or a questionnaire', 'Poll');
    expect(last()).toMatchObject({ url: 'optin:questionnaire/3' });
  });

  it('of a space: by slider and by number, and only within bounds', () => {
    const block = given('spacer');
    const { last, changes } = edit(block);
    fireEvent.change(screen.getByRole('slider'), { target: { value: '40' } });
    expect(last()).toEqual({ ...block, height: 40 });
    type(/^Height\b(?!,)/, '121');
    expect(screen.getByText('Enter a whole number from 4 to 120.')).toBeInTheDocument();
    expect(changes).toHaveLength(1);
    type(/^Height\b(?!,)/, '13');
    expect(last()).toEqual({ ...block, height: 13 });
  });

  it('of a quote: who said it', () => {
    const block = given('quote');
    const { last } = edit(block);
    type('Author', 'Ada');
    expect(last()).toEqual({ ...block, author: 'Ada' });
  });

  it('of a video: its page, its picture and its words, and asks nobody for a picture', () => {
    const block = given('video');
    const { last } = edit(block);
    type('Page of the video', 'https://www.youtube.com/watch?v=abcdefghijk');
    expect(screen.getByText(/not fetched from YouTube/)).toBeInTheDocument();
    expect(last()).toMatchObject({ imageUrl: '', fileId: null });
    fireEvent.click(screen.getByRole('button', { name: 'Choose from the media library' }));
    fireEvent.click(screen.getByText('Take the file'));
    expect(last()).toEqual({
      ...block,
      url: 'https://www.youtube.com/watch?v=abcdefghijk',
      fileId: 7,
      imageUrl: '/uploads/sea.png',
      alt: 'The sea',
    });
    type(/Alternative text/, '');
    expect(screen.getByText(/its text is the link’s name/)).toBeInTheDocument();
  });

  it('of HTML: what fits, with what will be cleaned away', async () => {
    const block = given('html');
    const { last, changes } = edit(block);
    type('HTML', '<p onclick="x()">Hi</p><script>y()</script><a href="java\nscript:z()">z</a>');
    expect(await screen.findByText(/script, onclick, and javascript:/)).toBeInTheDocument();
    expect(last()).toMatchObject({ html: expect.stringContaining('<p onclick') });
    type('HTML', 'x'.repeat(100_001));
    expect(screen.getByText(/^1 character too many/)).toBeInTheDocument();
    expect(screen.getByText('100,001 of 100,000 characters')).toBeInTheDocument();
    expect(changes).toHaveLength(1);
  });
});

describe('the form of an image', () => {
  const image = given('image', { fileId: 1, url: '/uploads/a.png', alt: 'A', width: 300 });

  it('takes a picture with the words and the width of the library', () => {
    const { last } = edit(given('image'));
    fireEvent.click(screen.getByRole('button', { name: 'Choose from the media library' }));
    fireEvent.click(screen.getByText('Take the file'));
    expect(last()).toMatchObject({
      fileId: 7,
      url: '/uploads/sea.png',
      alt: 'The sea',
      width: 600,
    });
    expect(screen.getByAltText('Preview: Image')).toHaveAttribute(
      'src',
      'https://cms.example.org/uploads/sea.png'
    );
  });

  it('keeps words that were written for this place', () => {
    const { last } = edit(image);
    const [replace] = screen.getAllByRole('button', { name: 'Replace' });
    fireEvent.click(replace);
    fireEvent.click(screen.getByText('Take the file'));
    expect(last()).toMatchObject({ fileId: library.file.id, alt: 'A' });
  });

  it('has a dark version that comes and goes by itself', () => {
    const { last } = edit(image);
    const dark = screen.getByRole('group', { name: 'Image for dark mode' });
    fireEvent.click(within(dark).getByRole('button', { name: /Choose/ }));
    fireEvent.click(screen.getByText('Take the file'));
    expect(last()).toEqual({ ...image, dark: { fileId: 7, url: '/uploads/sea.png' } });
    fireEvent.click(within(dark).getByRole('button', { name: 'Remove' }));
    expect(last()).toEqual({ ...image, dark: null });
    expect(within(dark).getByRole('button', { name: /Choose/ })).toHaveFocus();
  });

  it('may be decoration without words, but not where it leads somewhere', () => {
    edit({ ...image, alt: '' });
    expect(screen.getByText(/only for mere decoration/)).toBeInTheDocument();
    type('Link', 'https://example.org');
    expect(screen.getByText(/its text is the link’s name/)).toBeInTheDocument();
  });

  it('says what to do about a picture that is gone', () => {
    edit(image);
    fireEvent.error(screen.getByAltText('Preview: Image'));
    expect(screen.getByText(/deleted from the media library/)).toBeInTheDocument();
  });
});

describe('the form of social links', () => {
  it('adds, changes, moves and removes rows, and the focus goes along', () => {
    const block = given('social');
    const { last } = edit(block);
    const add = screen.getByRole('button', { name: 'Add a network' });
    fireEvent.click(add);
    expect(screen.getByLabelText('Address of your page')).toHaveFocus();
    type('Address of your page', 'example.org');
    fireEvent.click(add);
    expect(last()).toEqual({
      ...block,
      links: [
        { network: 'website', url: 'https://example.org' },
        { network: 'mastodon', url: '' },
      ],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Move Mastodon, link 2 up' }));
    expect(last()).toMatchObject({ links: [{ network: 'mastodon' }, { network: 'website' }] });
    // It is the first now, so its button up sleeps.
    expect(screen.getByRole('button', { name: 'Move Mastodon, link 1 down' })).toHaveFocus();
    fireEvent.click(screen.getByRole('button', { name: 'Remove Mastodon, link 1' }));
    expect(last()).toEqual({
      ...block,
      links: [{ network: 'website', url: 'https://example.org' }],
    });
    expect(add).toHaveFocus();
  });

  it('hints at an address of another network and offers to set it right', () => {
    const { last } = edit(given('social', { links: [{ network: 'facebook', url: '' }] }));
    type('Address of your page', 'https://www.instagram.com/us');
    expect(screen.getByText(/address of Instagram, not of Facebook/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'List it as Instagram' }));
    expect(last()).toMatchObject({
      links: [{ network: 'instagram', url: 'https://www.instagram.com/us' }],
    });
    expect(screen.queryByText(/looks like/)).not.toBeInTheDocument();
  });

  it('refuses what is no address of the web', () => {
    edit(given('social', { links: [{ network: 'website', url: 'javascript:alert(1)' }] }));
    expect(screen.getByText('Enter a full address such as https://example.org.')).toBeVisible();
  });

  it('holds twelve at most', () => {
    const links = Array.from({ length: 12 }, () => ({ network: 'rss' as const, url: '' }));
    edit(given('social', { links }));
    expect(screen.getByRole('button', { name: 'Add a network' })).toBeDisabled();
    expect(screen.getByText(/12 links are the most/)).toBeInTheDocument();
  });
});

const FILLED: { [T in MessageBlockType]: BlockOf<T> } = {
  heading: createBlock('heading', 'x'),
  text: createBlock('text', 'x'),
  image: {
    ...createBlock('image', 'x'),
    url: '/a.png',
    fileId: 1,
    link: 'https://example.org',
    dark: { fileId: 2, url: '/b.png' },
  },
  button: { ...createBlock('button', 'x'), url: 'nowhere' },
  divider: createBlock('divider', 'x'),
  spacer: createBlock('spacer', 'x'),
  quote: createBlock('quote', 'x'),
  social: {
    ...createBlock('social', 'x'),
    links: [
      { network: 'facebook', url: 'https://x.com/us' },
      { network: 'rss', url: 'nowhere' },
    ],
  },
  video: { ...createBlock('video', 'x'), url: 'https://vimeo.com/1' },
  html: { ...createBlock('html', 'x'), html: '<script></script>' },
  columns: createBlock('columns', 'x'),
  entry: createBlock('entry', 'x'),
  query: createBlock('query', 'x'),
  footer: createBlock('footer', 'x'),
};

describe.each(Object.values(FILLED))('the form of $type', (block) => {
  it.each(['en', 'fr'] as const)('is read well by a screen reader (%s)', async (locale) => {
    expect(BLOCK_ICONS[block.type]).toBeDefined();
    edit(block, locale);
    expect(await findings()).toEqual([]);
    expect(document.body).not.toHaveTextContent(/blocks\.|campaigns\.|common\./);
  });

  it('changes nothing while it is locked', async () => {
    show(<BlockForm block={block} onChange={() => undefined} disabled />);
    for (const control of document.querySelectorAll<HTMLElement>(
      'input, textarea, button, [role="combobox"]'
    ))
      expect(
        control.matches(':disabled, [aria-disabled="true"], [data-disabled]') ||
          control.getAttribute('tabindex') === '-1'
      ).toBe(true);
  });
});

it('a new block of each kind has the id that it was given', () => {
  for (const kind of Object.keys(FILLED) as MessageBlockType[])
    expect(createBlock(kind, 'me')).toMatchObject({ id: 'me', type: kind });
});
