import { errors } from '@strapi/utils';
import {
  validateCampaign,
  validatePreview,
  validateTestSend,
} from '../../server/src/campaigns/validation';
import { validateSchedule } from '../../server/src/campaigns/plan/validation';

const everyBlock = [
  {
    id: 'b1',
    type: 'heading',
    level: 1,
    align: 'left',
    content: [
      { type: 'text', text: 'Hello ', bold: true },
      { type: 'mergeTag', tag: 'firstName', fallback: 'you' },
      { type: 'break' },
    ],
  },
  {
    id: 'b2',
    type: 'text',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'a\tb', link: 'https://example.org' }] },
      { type: 'bulletList', items: [[{ type: 'text', text: 'one', italic: true }], []] },
      { type: 'orderedList', items: [] },
    ],
  },
  {
    id: 'b3',
    type: 'image',
    fileId: 3,
    url: '/uploads/a.png',
    alt: 'A picture',
    width: 300,
    link: '',
  },
  { id: 'b4', type: 'button', text: 'Read', url: 'mailto:a@example.org', align: 'center' },
  { id: 'b5', type: 'divider' },
  { id: 'b6', type: 'footer', content: [] },
];

const declaration = { nature: 'editorial', similarProducts: false, profession: '' };
const campaign = (changes: object = {}) => ({
  name: 'March news',
  ...declaration,
  locale: 'en',
  senderId: 1,
  listIds: [1, 2],
  subject: [{ type: 'text', text: 'News' }],
  preheader: '',
  document: { version: 1, blocks: everyBlock },
  ...changes,
});
/** What callers that know nothing of it yet leave out. */
const defaults = {
  translations: {},
  excludedListIds: [],
  linkTags: null,
  countsClicks: false,
  abTest: null,
  archive: null,
};
const withBlock = (block: unknown) => campaign({ document: { version: 1, blocks: [block] } });
const withInline = (inline: unknown) =>
  withBlock({ id: 'a', type: 'heading', level: 1, align: 'left', content: [inline] });

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

describe('what a campaign may be saved as', () => {
  it('takes a document with every block and inline type', async () => {
    await expect(validateCampaign(campaign())).resolves.toEqual({ ...campaign(), ...defaults });
  });

  it('takes an unfinished draft, down to nothing but a name', async () => {
    const empty = campaign({
      senderId: null,
      listIds: [],
      subject: [],
      document: { version: 1, blocks: [] },
    });
    await expect(validateCampaign(empty)).resolves.toEqual({ ...empty, ...defaults });
    await expect(
      validateCampaign(
        withBlock({ id: 'x', type: 'button', text: '', url: 'example', align: 'left' })
      )
    ).resolves.toBeTruthy();
  });

  it.each<[string, unknown, string]>([
    ['no body', null, ''],
    ['a list', [], ''],
    ['an unknown field', campaign({ state: 'sending' }), ''],
    ['no name', campaign({ name: undefined }), 'name'],
    ['an unknown nature', campaign({ nature: 'spam' }), 'nature'],
    ['no word on similar products', campaign({ similarProducts: undefined }), 'similarProducts'],
    ['a profession with a line break', campaign({ profession: 'a\nb' }), 'profession'],
    ['a blank name', campaign({ name: '   ' }), 'name'],
    ['a line break in the name', campaign({ name: 'a\r\nBcc: b@example.org' }), 'name'],
    ['a line break in the preheader', campaign({ preheader: 'a\nb' }), 'preheader'],
    ['a long preheader', campaign({ preheader: 'x'.repeat(251) }), 'preheader'],
    [
      'a line break in the subject',
      campaign({ subject: [{ type: 'text', text: 'News\r\nBcc: victim@example.org' }] }),
      'subject.0.text',
    ],
    [
      'a line break in a fallback',
      campaign({ subject: [{ type: 'mergeTag', tag: 'email', fallback: 'a\nb' }] }),
      'subject.0.fallback',
    ],
    ['a break in the subject', campaign({ subject: [{ type: 'break' }] }), 'subject.0'],
    ['a locale that is none', campaign({ locale: '../../etc' }), 'locale'],
    ['a list twice', campaign({ listIds: [1, 1] }), 'listIds'],
    ['a list that is text', campaign({ listIds: ['1'] }), 'listIds.0'],
    ['another version', campaign({ document: { version: 2, blocks: [] } }), 'document.version'],
    [
      'blocks that are no list',
      campaign({ document: { version: 1, blocks: {} } }),
      'document.blocks',
    ],
    ['an unknown block', withBlock({ id: 'a', type: 'script' }), 'document.blocks.0'],
    ['a block of prototype type', withBlock({ id: 'a', type: 'constructor' }), 'document.blocks.0'],
    ['a null block', withBlock(null), 'document.blocks.0'],
    [
      'an unknown field in a block',
      withBlock({ id: 'a', type: 'divider', html: '<b>' }),
      'document.blocks.0',
    ],
    ['a block without id', withBlock({ type: 'divider' }), 'document.blocks.0.id'],
    ['an unknown inline', withInline({ type: 'html', html: '<b>' }), 'document.blocks.0.content.0'],
    [
      'an unknown merge tag',
      withInline({ type: 'mergeTag', tag: 'password', fallback: '' }),
      'document.blocks.0.content.0.tag',
    ],
    [
      'a script link',
      withInline({ type: 'text', text: 'x', link: 'javascript:alert(1)' }),
      'document.blocks.0.content.0.link',
    ],
    [
      'a script link in capitals',
      withInline({ type: 'text', text: 'x', link: ' JavaScript:alert(1)' }),
      'document.blocks.0.content.0.link',
    ],
    [
      'a script link in pieces',
      withInline({ type: 'text', text: 'x', link: 'java\nscript:alert(1)' }),
      'document.blocks.0.content.0.link',
    ],
    [
      'a data link',
      withInline({ type: 'text', text: 'x', link: 'data:text/html,x' }),
      'document.blocks.0.content.0.link',
    ],
    [
      'a control character',
      withInline({ type: 'text', text: 'a\u0000b' }),
      'document.blocks.0.content.0.text',
    ],
    [
      'a long text',
      withInline({ type: 'text', text: 'x'.repeat(20_001) }),
      'document.blocks.0.content.0.text',
    ],
    [
      'a fourth level',
      withBlock({ id: 'a', type: 'heading', level: 4, align: 'left', content: [] }),
      'document.blocks.0.level',
    ],
    [
      'a picture out of a data URL',
      withBlock({
        id: 'a',
        type: 'image',
        fileId: null,
        url: 'data:image/png;base64,AA',
        alt: '',
        width: null,
        link: '',
      }),
      'document.blocks.0.url',
    ],
    [
      'a picture wider than the mail',
      withBlock({ id: 'a', type: 'image', fileId: null, url: '', alt: '', width: 601, link: '' }),
      'document.blocks.0.width',
    ],
    [
      'an id twice',
      campaign({
        document: {
          version: 1,
          blocks: [
            { id: 'a', type: 'divider' },
            { id: 'a', type: 'divider' },
          ],
        },
      }),
      'document.blocks',
    ],
    [
      'more than 1,000 blocks',
      campaign({
        document: {
          version: 1,
          blocks: Array.from({ length: 1001 }, (_, i) => ({ id: `b${i}`, type: 'divider' })),
        },
      }),
      'document.blocks',
    ],
  ])('refuses %s and names the path', async (_, input, path) => {
    expect(await refused(validateCampaign(input))).toContain(path);
  });

  it('checks 1,000 blocks well within a request', async () => {
    const blocks = Array.from({ length: 1000 }, (_, index) => ({
      ...everyBlock[index % everyBlock.length],
      id: `b${index}`,
    }));
    const started = performance.now();
    await validateCampaign(campaign({ document: { version: 1, blocks } }));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('the other requests', () => {
  it('previews a message without a name, as a person or not', async () => {
    const own = ['name', ...Object.keys(declaration)];
    const message = Object.fromEntries(
      Object.entries(campaign()).filter(([key]) => !own.includes(key))
    );
    expect(await refused(validatePreview(message))).toBeNull();
    expect(await refused(validatePreview({ ...message, subscriberId: 4 }))).toBeNull();
    expect(await refused(validatePreview({ ...message, subscriberId: 'me' }))).toEqual([
      'subscriberId',
    ]);
  });

  it('sends tests to one to twenty addresses', async () => {
    const to = (count: number) => Array.from({ length: count }, (_, i) => `e${i}@example.org`);
    expect(await refused(validateTestSend({ to: to(20) }))).toBeNull();
    expect(await refused(validateTestSend({ to: [] }))).toEqual(['to']);
    expect(await refused(validateTestSend({ to: to(21) }))).toEqual(['to']);
    expect(await refused(validateTestSend({ to: ['a@example.org', 'nobody'] }))).toEqual(['to.1']);
    expect(await refused(validateTestSend({ to: ['a@example.org\nBcc: b@example.org'] }))).toEqual([
      'to.0',
    ]);
    expect(await refused(validateTestSend({ to: 'a@example.org' }))).toEqual(['to']);
  });

  it('needs a time and a zone to schedule', async () => {
    expect(
      await refused(validateSchedule({ localTime: '2030-01-01T09:00', timeZone: 'Europe/Paris' }))
    ).toBeNull();
    expect(await refused(validateSchedule({}))).toEqual(['localTime', 'timeZone']);
  });
});
