import { errors } from '@strapi/utils';
import { validateCampaign, validatePreview } from '../../server/src/campaigns/validation';

const card = { title: 'T', text: 'x', imageUrl: '/uploads/a.png', imageAlt: '', link: '' };
const entry = {
  id: 'e1',
  type: 'entry',
  uid: 'api::article.article',
  documentId: 'abc123',
  layout: 'image-top',
  source: 'frozen',
  frozen: { en: card, fr: card },
  buttonText: 'Read',
};
const query = {
  id: 'q1',
  type: 'query',
  uid: 'api::article.article',
  limit: 3,
  sort: 'publishedAt:desc',
  filters: [{ field: 'category.slug', op: '$eq', value: 'news' }],
  locale: '',
  onlyNew: true,
  layout: 'text',
  columns: 2,
  buttonText: '',
};
const image = { id: 'i1', type: 'image', fileId: 1, url: '/a.png', alt: '', width: null, link: '' };
const when = { match: 'all', rules: [{ path: 'fields.city', op: 'is', value: 'Lyon' }] };

/** Every kind of block that came after the first six, two of them in columns. */
const newBlocks = [
  { id: 's1', type: 'spacer', height: 40 },
  { id: 'u1', type: 'quote', content: [{ type: 'text', text: 'Well said' }], author: 'Ada' },
  {
    id: 'n1',
    type: 'social',
    align: 'center',
    links: [{ network: 'mastodon', url: 'https://example.org/@a' }],
  },
  {
    id: 'v1',
    type: 'video',
    url: 'https://example.org/v',
    fileId: null,
    imageUrl: '/uploads/v.jpg',
    alt: 'Film',
  },
  { id: 'm1', type: 'html', html: '<p>Hello</p>' },
  entry,
  query,
  { ...image, dark: { fileId: 2, url: '/dark.png' }, when, locked: true },
  {
    id: 'c1',
    type: 'columns',
    columns: [
      { id: 'c1a', blocks: [{ ...image, id: 'i2', dark: null, when: null }] },
      { id: 'c1b', blocks: [{ id: 'd2', type: 'divider', when }] },
    ],
  },
];

const campaign = (changes: object = {}, blocks: unknown[] = newBlocks) => ({
  name: 'News',
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  locale: 'en',
  senderId: 1,
  listIds: [1],
  subject: [{ type: 'text', text: 'News' }],
  preheader: '',
  document: { version: 1, blocks },
  ...changes,
});
const withBlock = (block: unknown) => campaign({}, [block]);
const withColumns = (columns: unknown) => withBlock({ id: 'c', type: 'columns', columns });
const fr = { subject: [], preheader: 'Bonjour', blocks: {} };
const translated = (translation: unknown, locale = 'fr') =>
  campaign({ translations: { [locale]: translation } });
const filled = (length: number) =>
  Array.from({ length }, (_, index) => ({ id: `x${index}`, type: 'divider' }));

/** The paths that a refusal names, or null when the input passed. */
const refused = async (work: Promise<unknown>): Promise<string[] | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof errors.ValidationError)) throw error;
    const details = error.details as { errors: { path: string[] }[] };
    return details.errors.map(({ path }) => path.join('.'));
  }
};

describe('blocks that a draft may hold', () => {
  it('takes every kind of block, with a condition, a lock and a dark picture, in columns too', async () => {
    await expect(validateCampaign(campaign())).resolves.toMatchObject(campaign());
  });

  it.each<[string, unknown, string]>([
    ['a spacer that is a page', withBlock({ ...newBlocks[0], height: 121 }), 'height'],
    ['a spacer that is a hair', withBlock({ ...newBlocks[0], height: 3 }), 'height'],
    ['an author on two lines', withBlock({ ...newBlocks[1], author: 'a\nb' }), 'author'],
    [
      'thirteen networks',
      withBlock({
        ...newBlocks[2],
        links: Array(13).fill({ network: 'x', url: 'https://example.org' }),
      }),
      'links',
    ],
    [
      'a network that is none',
      withBlock({ ...newBlocks[2], links: [{ network: 'orkut', url: '' }] }),
      'links.0.network',
    ],
    [
      'a script as a network',
      withBlock({ ...newBlocks[2], links: [{ network: 'x', url: 'javascript:1' }] }),
      'links.0.url',
    ],
    ['a still picture that runs', withBlock({ ...newBlocks[3], imageUrl: 'data:x' }), 'imageUrl'],
    ['endless markup', withBlock({ ...newBlocks[4], html: 'x'.repeat(100_001) }), 'html'],
    ['a type that is a path', withBlock({ ...entry, uid: '../../etc' }), 'uid'],
    ['an unknown layout', withBlock({ ...entry, layout: 'round' }), 'layout'],
    [
      'a frozen card with more than cards have',
      withBlock({ ...entry, frozen: { en: { ...card, html: '<b>' } } }),
      'frozen.en',
    ],
    ['too many entries', withBlock({ ...query, limit: 21 }), 'limit'],
    ['an order that is a function', withBlock({ ...query, sort: 'id;drop' }), 'sort'],
    ['four columns of cards', withBlock({ ...query, columns: 4 }), 'columns'],
    [
      'an unknown operator',
      withBlock({ ...query, filters: [{ field: 'a', op: '$or', value: '' }] }),
      'filters.0.op',
    ],
    ['a dark picture without a file', withBlock({ ...image, dark: { url: '/a' } }), 'dark.fileId'],
    ['an unknown field', withBlock({ ...newBlocks[0], onclick: 'x' }), ''],
    ['a lock that is a word', withBlock({ ...newBlocks[0], locked: 'yes' }), 'locked'],
    [
      'a condition on something else',
      withBlock({
        ...image,
        when: { match: 'all', rules: [{ path: 'email', op: 'is', value: '' }] },
      }),
      'when.rules.0.path',
    ],
    [
      'a condition of 21 rules',
      withBlock({ ...image, when: { match: 'any', rules: Array(21).fill(when.rules[0]) } }),
      'when.rules',
    ],
    ['a footer for some', withBlock({ id: 'f1', type: 'footer', content: [], when }), 'when'],
    ['no column', withColumns([]), 'columns'],
    [
      'five columns',
      withColumns([1, 2, 3, 4, 5].map((id) => ({ id: `k${id}`, blocks: [] }))),
      'columns',
    ],
    [
      'columns in columns',
      withColumns([{ id: 'k', blocks: [{ id: 'l', type: 'columns', columns: [] }] }]),
      'columns.0.blocks.0',
    ],
    [
      'a footer in a column',
      withColumns([{ id: 'k', blocks: [{ id: 'l', type: 'footer', content: [] }] }]),
      'columns.0.blocks.0',
    ],
  ])('refuses %s and names the path', async (_, input, path) => {
    const full = path === '' ? 'document.blocks.0' : `document.blocks.0.${path}`;
    expect(await refused(validateCampaign(input))).toEqual([full]);
  });

  it('counts blocks in columns and knows their ids', async () => {
    const columns = (blocks: unknown[]) => ({
      id: 'c',
      type: 'columns',
      columns: [{ id: 'k', blocks }],
    });
    const within = campaign({}, [
      ...filled(900),
      columns(filled(101).map((b, i) => ({ ...b, id: `y${i}` }))),
    ]);
    expect(await refused(validateCampaign(within))).toEqual(['document.blocks']);
    const twice = campaign({}, [
      { id: 'a', type: 'divider' },
      columns([{ id: 'a', type: 'divider' }]),
    ]);
    expect(await refused(validateCampaign(twice))).toEqual(['document.blocks']);
    const likeItsColumn = campaign({}, [{ id: 'k', type: 'divider' }, columns([])]);
    expect(await refused(validateCampaign(likeItsColumn))).toEqual(['document.blocks']);
  });
});

describe('what else a draft may say', () => {
  it('keeps translations, forgetting words of what the message no longer has', async () => {
    const given = {
      subject: [{ type: 'text', text: 'Nouvelles' }],
      preheader: '',
      blocks: {
        u1: { author: 'Ada L.', align: 'left' },
        m1: { html: '<p>Bonjour</p>' },
        i2: { alt: 'Une image' },
        gone: { content: 'x' },
      },
    };
    const { translations } = await validateCampaign(translated(given, 'fr-CA'));
    expect(translations).toEqual({
      'fr-CA': {
        ...given,
        blocks: { u1: { author: 'Ada L.' }, m1: given.blocks.m1, i2: given.blocks.i2 },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['a language that is none', translated(fr, 'f/r'), 'translations'],
    [
      'more than 30 languages',
      campaign({
        translations: Object.fromEntries(
          Array.from({ length: 31 }, (_, i) => [`fr-A${String(i).padStart(2, '0')}`, fr])
        ),
      }),
      'translations',
    ],
    ['a translation that is a word', translated('bonjour'), 'translations.fr'],
    ['a translation without blocks', translated({ ...fr, blocks: null }), 'translations.fr.blocks'],
    [
      'words that are none',
      translated({ ...fr, blocks: { u1: 'x' } }),
      'translations.fr.blocks.u1',
    ],
    [
      'a subject that breaks the line',
      translated({ ...fr, subject: [{ type: 'text', text: 'a\nb' }] }),
      'translations.fr.subject.0.text',
    ],
    [
      'a link that runs',
      translated({ ...fr, blocks: { v1: { url: 'javascript:1' } } }),
      'translations.fr.blocks.v1.url',
    ],
    ['a list twice', campaign({ excludedListIds: [2, 2] }), 'excludedListIds'],
    [
      'link tags on two lines',
      campaign({ linkTags: { source: 'a\nb', medium: '', campaign: '' } }),
      'linkTags.source',
    ],
    [
      'link tags without end',
      campaign({ linkTags: { source: '', medium: 'x'.repeat(101), campaign: '' } }),
      'linkTags.medium',
    ],
    ['half of the link tags', campaign({ linkTags: { source: '' } }), 'linkTags.medium'],
    [
      'an address with a slash',
      campaign({
        archive: { isPublic: true, slug: 'a/b', title: '', description: '', imageUrl: '' },
      }),
      'archive.slug',
    ],
    ['a revision before the first', campaign({ revision: -1 }), 'revision'],
  ])('refuses %s and names the path', async (_, input, path) => {
    expect(await refused(validateCampaign(input))).toContain(path);
  });

  it('previews a version in another language, with pictures off', async () => {
    const { name, nature, similarProducts, profession, ...message } = campaign();
    expect([name, nature, similarProducts, profession]).toHaveLength(4);
    const request = { ...message, translations: { fr }, previewLocale: 'fr', imagesOff: true };
    expect(await refused(validatePreview(request))).toBeNull();
    expect(await refused(validatePreview({ ...request, previewLocale: '../' }))).toEqual([
      'previewLocale',
    ]);
  });
});
