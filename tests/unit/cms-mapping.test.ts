import type { ContentMapping } from '../../content-types';
import { imageOf } from '../../server/src/messages/cms/image';
import { isLinkPattern, linkOf } from '../../server/src/messages/cms/link';
import {
  cardOf,
  guessMapping,
  restrictMapping,
  selectionOf,
} from '../../server/src/messages/cms/mapping';
import { cutAtWord, toPlainText } from '../../server/src/messages/cms/plain-text';
import type { Attributes } from '../../server/src/messages/cms/schema';

const SEO: Attributes = {
  metaTitle: { type: 'string' },
  description: { type: 'text' },
  shareImage: { type: 'media', allowedTypes: ['images'] },
};
const components = (uid: string) => (uid === 'shared.seo' ? SEO : undefined);
const seo = { type: 'component', component: 'shared.seo' };

const ARTICLE: Attributes = {
  kicker: { type: 'string' },
  title: { type: 'string', required: true },
  slug: { type: 'uid' },
  body: { type: 'richtext' },
  excerpt: { type: 'text' },
  manual: { type: 'media', allowedTypes: ['files'] },
  cover: { type: 'media', allowedTypes: ['images'] },
  author: { type: 'relation' },
  notes: { type: 'text', private: true },
  secret: { type: 'password' },
  seo,
};
const MAPPING: ContentMapping = {
  title: 'title',
  text: 'excerpt',
  image: 'cover',
  link: 'https://example.org/{locale}/{slug}',
};

const card = (entry: Record<string, unknown>, mapping: Partial<ContentMapping> = {}) =>
  cardOf(
    entry,
    { ...MAPPING, ...mapping },
    { attributes: ARTICLE, findComponent: components, locale: 'fr', publicUrl: 'https://cms.test' }
  );

describe('a mapping is guessed', () => {
  it('by what attributes are called', () => {
    expect(guessMapping(ARTICLE, components)).toEqual({
      title: 'title',
      text: 'excerpt',
      image: 'cover',
      link: '',
    });
  });

  it('by what they hold where names say nothing, inside of components too', () => {
    expect(
      guessMapping({ motto: { type: 'string' }, story: { type: 'blocks' }, seo }, components)
    ).toMatchObject({ title: 'motto', image: 'seo.shareImage', text: 'seo.description' });
    expect(
      guessMapping({ motto: { type: 'string' }, story: { type: 'blocks' } }, components)
    ).toEqual({ title: 'motto', text: 'story', image: '', link: '' });
  });

  it('never from what is private, and not at all where nothing could be a title', () => {
    expect(
      guessMapping(
        { title: { type: 'string', private: true }, done: { type: 'boolean' } },
        components
      )
    ).toBeNull();
  });

  it('knows French names', () => {
    expect(
      guessMapping({ sku: { type: 'string' }, titre: { type: 'string' } }, components)
    ).toMatchObject({ title: 'titre' });
  });
});

describe('an entry becomes a card', () => {
  const entry = {
    documentId: 'abc',
    title: 'Tides &\n{{ 7 | times: 7 }} <b>rise</b>',
    slug: 'marées/été 1',
    excerpt: 'Four numbers a day',
    notes: 'not for readers',
    secret: 'hash',
    author: { name: 'Marie' },
    seo: { description: 'In **short**', shareImage: { url: '/u/s.jpg', mime: 'image/jpeg' } },
    cover: {
      url: '/u/big.jpg',
      mime: 'image/jpeg',
      width: 3000,
      alternativeText: 'The\nsea',
      formats: {
        large: { url: '/u/large.jpg', width: 1000 },
        small: { url: '/u/small.jpg', width: 500 },
      },
    },
  };

  it('with plain text, a picture of fitting width and an encoded link', () => {
    expect(card(entry)).toEqual({
      title: 'Tides & {{ 7 | times: 7 }} <b>rise</b>',
      text: 'Four numbers a day',
      imageUrl: '/u/large.jpg',
      imageAlt: 'The sea',
      link: 'https://example.org/fr/mar%C3%A9es/%C3%A9t%C3%A9%201',
    });
  });

  it('from inside of components', () => {
    expect(card(entry, { text: 'seo.description', image: 'seo.shareImage' })).toMatchObject({
      text: 'In **short**',
      imageUrl: '/u/s.jpg',
    });
  });

  it.each(['notes', 'secret', 'author', 'author.name', 'gone', '__proto__', 'constructor.name'])(
    'without what must not be shown: %s',
    (path) => {
      expect(card(entry, { text: path, title: path }).text).toBe('');
      expect(card(entry, { link: `https://example.org/{${path}}` }).link).toBe('');
    }
  );

  it('leaves out the picture that is a manual or a drawing', () => {
    const file = { url: '/u/a.pdf', mime: 'application/pdf' };
    expect(card({ ...entry, cover: file }).imageUrl).toBe('');
    expect(card({ ...entry, cover: { url: '/a.svg', mime: 'image/svg+xml' } }).imageUrl).toBe('');
    expect(card({ ...entry, cover: null }).imageUrl).toBe('');
  });

  it('with nothing of what a person may not read, the link neither', () => {
    const mapping = restrictMapping(MAPPING, (path) => path === 'title');
    expect(mapping).toEqual({ title: 'title', text: '', image: '', link: '' });
  });

  it('asking the database for what is mapped and nothing else', () => {
    expect(selectionOf(MAPPING, ARTICLE, components)).toEqual({
      fields: ['documentId', 'title', 'excerpt', 'slug'],
      populate: { cover: true },
    });
    expect(
      selectionOf(
        { title: 'title', text: 'seo.description', image: 'seo.shareImage', link: '/{secret}' },
        ARTICLE,
        components
      )
    ).toEqual({
      fields: ['documentId', 'title'],
      populate: { seo: { populate: { shareImage: true } } },
    });
  });
});

describe('pictures', () => {
  const sizes = (...widths: number[]) => ({
    url: `/${widths[0]}`,
    mime: 'image/png',
    width: widths[0],
    formats: Object.fromEntries(
      widths.slice(1).map((width) => [`f${width}`, { url: `/${width}`, width }])
    ),
  });
  it.each([
    [[3000, 1000, 750, 500], '/1000'],
    [[960, 750, 500], '/960'],
    [[3000, 500], '/3000'],
    [[400, 200], '/400'],
  ])('of widths %p the mail takes %s', (widths, url) => {
    expect(imageOf(sizes(...widths))?.url).toBe(url);
  });
});

describe('links to the pages of entries', () => {
  const values: Record<string, string> = {
    slug: 'a b',
    locale: 'fr',
    url: 'https://shop.example/x?y=1',
    bad: 'javascript:alert(1)',
    up: '../../admin',
    q: 'a?b#c&d',
  };
  const link = (pattern: string, publicUrl: string | null = 'https://cms.test/sub/') =>
    linkOf(pattern, (name) => values[name] ?? '', publicUrl);
  it.each([
    ['https://example.org/{locale}/{slug}', 'https://example.org/fr/a%20b'],
    ['/news/{slug}', 'https://cms.test/sub/news/a%20b'],
    ['{url}', 'https://shop.example/x?y=1'],
    ['{bad}', ''],
    ['javascript:{slug}', ''],
    ['https://example.org/{gone}', ''],
    ['https://example.org/{q}', 'https://example.org/a%3Fb%23c%26d'],
    ['https://example.org/a/{up}', 'https://example.org/a/admin'],
    ['//evil.example/{slug}', ''],
    ['mailto:{slug}', ''],
    ['', ''],
  ])('%s leads to %s', (pattern, url) => {
    expect(link(pattern)).toBe(url);
  });

  it('lead nowhere while the public address is not known', () => {
    expect(link('/news/{slug}', null)).toBe('');
  });

  it.each([
    'https://{host',
    'ftp://example.org/{slug}',
    'example.org/{slug}',
    'https://a b/{slug}',
  ])('cannot be %s', (pattern) => expect(isLinkPattern(pattern)).toBe(false));
});

describe('the words of a value', () => {
  it('of Markdown', () => {
    expect(
      toPlainText(
        '# Tides\n\n![x](/a.png)\nThe **sea** _rises_, see [the table](https://e.org/a_b).\n\n> Said *he*\n\n- one\n2. two\n\n---\n`code` snake_case_name \\*star\\*<script>alert(1)</script> &eacute;t&eacute;',
        'richtext'
      )
    ).toBe('Tides The sea rises, see the table. Said he one two code snake_case_name *star* été');
  });

  it('of HTML', () => {
    expect(
      toPlainText(
        '<p>Up &amp; <strong>do</strong>wn</p><p>again<img src=x onerror=y></p><style>p{}</style>',
        'richtext'
      )
    ).toBe('Up & down again');
    expect(toPlainText('<p>Up</p><p>down</p>', 'text')).toBe('Up down');
    expect(toPlainText('a <b> c &amp; d', 'string')).toBe('a <b> c &amp; d');
  });

  it('of blocks', () => {
    const text = (value: string) => ({ type: 'text', text: value });
    expect(
      toPlainText(
        [
          { type: 'heading', children: [text('Tides')] },
          { type: 'image', image: { url: '/a' }, children: [text('')] },
          {
            type: 'paragraph',
            children: [
              text('See '),
              { type: 'link', url: 'x', children: [text('this')] },
              text('.'),
            ],
          },
          { type: 'list', children: [{ type: 'list-item', children: [text('one')] }] },
        ],
        'blocks'
      )
    ).toBe('Tides See this. one');
  });

  it('of nothing that is no text', () => {
    for (const value of [null, undefined, { a: 1 }, true, [[[]]]])
      expect(toPlainText(value, 'json')).toBe('');
  });

  it('are cut at the end of a word', () => {
    expect(cutAtWord('one two three', 9)).toBe('one two…');
    expect(cutAtWord('one two, three', 10)).toBe('one two…');
    expect(cutAtWord('one', 9)).toBe('one');
    expect(cutAtWord('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
    const long = toPlainText('word '.repeat(500), 'text');
    expect(cutAtWord(long, 280).length).toBeLessThanOrEqual(280);
  });
});
