import type { Condition, MessageBlock } from '../../content-types';
import { compile } from '../../server/src/messages/compile';
import { factsOf } from '../../server/src/messages/facts';
import { inspectDocument } from '../../server/src/messages/inspect';
import { withTags } from '../../server/src/messages/links';
import { personalise } from '../../server/src/messages/personalise';
import { preview } from '../../server/src/messages/preview';
import {
  brand,
  button,
  cards,
  columnsOf,
  entry,
  heading,
  html,
  image,
  query,
  quote,
  social,
  video,
} from '../helpers/message-blocks';
import { campaign, links, paragraph, recipient, sender } from '../helpers/mail';

type Over = Parameters<typeof campaign>[1];
const partsOf = async (
  blocks: MessageBlock[],
  over: Over = {},
  facts = factsOf({ locale: 'en' })
) => {
  const compiled = await compile(campaign(blocks, over));
  return personalise({ compiled, sender, recipient: recipient({ facts }) }).parts();
};
const hrefs = (page: string): string[] =>
  Array.from(page.matchAll(/\shref="([^"]*)"/g), ([, href]) => href.replaceAll('&amp;', '&'));

describe('links with marks for a site’s own statistics', () => {
  const tags = { source: 'letter', medium: 'e-mail', campaign: 'März & Co' };

  test.each([
    [
      'https://example.org',
      'https://example.org/?utm_source=letter&utm_medium=e-mail&utm_campaign=M%C3%A4rz%20%26%20Co',
    ],
    [
      'https://example.org/a?b=%20c+d#e',
      'https://example.org/a?b=%20c+d&utm_source=letter&utm_medium=e-mail&utm_campaign=M%C3%A4rz%20%26%20Co#e',
    ],
    [
      'https://example.org/?utm_source=own&utm_campaign=',
      'https://example.org/?utm_source=own&utm_campaign=&utm_medium=e-mail',
    ],
    ['mailto:a@example.org', 'mailto:a@example.org'],
  ])('%s becomes %s', (url, tagged) => {
    expect(withTags(new URL(url).href, tags)).toBe(tagged);
  });

  test('nothing is added where nothing is said', () => {
    expect(withTags('https://example.org/', null)).toBe('https://example.org/');
    expect(withTags('https://example.org/', { source: ' ', medium: '', campaign: '' })).toBe(
      'https://example.org/'
    );
  });

  test('every link of the content has them, exits and questionnaires have not', async () => {
    const { html: page, text } = await partsOf(
      [
        image,
        button,
        social,
        video,
        { ...button, id: 'q', url: 'optin:questionnaire/7' },
        { ...button, id: 'm', url: 'mailto:a@example.org' },
        html('<a href="https://example.org/html">x</a>'),
        entry(),
        {
          id: 'f',
          type: 'footer',
          content: [{ type: 'text', text: 'us', link: 'https://example.org/us' }],
        },
      ],
      {
        linkTags: tags,
        brand,
        cards: new Map([['entry', cards]]),
        privacyPolicyUrl: 'https://example.org/privacy',
      }
    );
    for (const href of hrefs(page)) {
      const isContent = href.startsWith('https://example.org/') && !href.endsWith('/privacy');
      expect([href, href.includes('utm_medium=e-mail')]).toEqual([href, isContent]);
    }
    expect(hrefs(page).filter((href) => href.includes('utm_'))).toHaveLength(20);
    expect(text).toContain('<https://example.org/wolves?from=mail&utm_source=letter');
    expect(page).toContain('https://cms.example.org/api/optin/q/T0k-7"');
  });
});

describe('entries of the CMS in a message', () => {
  test('are titled below the heading that they stand under', async () => {
    const shown = { cards: new Map([['entry', cards.slice(0, 1)]]) };
    for (const [before, level] of [
      [[], 2],
      [[heading('One')], 2],
      [[heading('Two', 2)], 3],
      [[heading('Three', 3)], 3],
    ] as const) {
      const { html: page } = await partsOf([...before, entry()], shown);
      expect(page).toMatch(
        new RegExp(`<h${level}[^>]*><a[^>]*>Wolves &amp; lambs</a></h${level}>`)
      );
    }
  });

  test('have buttons that say out loud where they lead', async () => {
    const { html: page } = await partsOf([entry()], { cards: new Map([['entry', cards]]) });
    expect(page).toContain('aria-label="Read more: Wolves &amp; lambs"');
    expect(page).toContain('alt="A wolf at dusk"');
  });

  test('leave no gap where there is nothing to show', async () => {
    const { html: bare } = await partsOf([paragraph('x')]);
    for (const block of [entry(), query(), columnsOf([entry()])])
      expect((await partsOf([paragraph('x'), block])).html).toBe(bare);
  });

  test('a picture that links is never without a name', async () => {
    const { html: page } = await partsOf([entry()], {
      cards: new Map([['entry', cards.slice(1)]]),
    });
    expect(page).toContain('alt="The &lt;last&gt; ferry"');
  });
});

describe('blocks for some readers', () => {
  const inLyon: Condition = {
    match: 'all',
    rules: [{ path: 'fields.city', op: 'is', value: 'Lyon' }],
  };
  const lyon = factsOf({ locale: 'en', fields: { city: 'Lyon' } });

  test('come and go alone, in columns, and as whole rows', async () => {
    const only = <B extends MessageBlock>(block: B): B => ({ ...block, when: inLyon });
    const documents: MessageBlock[][] = [
      [only(paragraph('Salut', 'p')), paragraph('All')],
      [columnsOf([only(heading('Salut'))], [heading('All')])],
      [paragraph('All'), only(columnsOf([heading('Salut')], [image]))],
      [only(query({ id: 'entry' })), paragraph('All')],
    ];
    const over = { cards: new Map([['entry', [{ ...cards[0], title: 'Salut' }]]]) };
    for (const blocks of documents) {
      const here = await partsOf(blocks, over, lyon);
      const there = await partsOf(blocks, over);
      for (const part of ['html', 'text'] as const) {
        expect(here[part]).toContain('Salut');
        expect(there[part]).not.toContain('Salut');
        expect(there[part]).toContain('All');
      }
    }
  });
});

describe('the look of a brand', () => {
  test('a message without one looks as it always did', async () => {
    const { html: page } = await partsOf([paragraph('x'), button]);
    expect(page).toContain('background-color:#f3f4f6');
    expect(page).toContain('border-radius:8px');
    expect(page).toContain('border-radius:6px');
  });

  test('reaches ground, card, text, links and buttons, in both schemes', async () => {
    const { html: page, text } = await partsOf([heading('Hi'), button, quote], {
      brand,
      locale: 'fr',
    });
    for (const colour of [...Object.values(brand.light), ...Object.values(brand.dark)])
      expect([colour, page.includes(colour)]).toEqual([colour, true]);
    expect(page).toMatch(/<h1[^>]*font-family:'Iowan Old Style'/);
    expect(page).toContain('Imprimé sur aucun papier');
    expect(page).toMatch(
      /<a\s+href="https:\/\/example.org\/"[^>]*>\s*<img\s+alt="Müller &amp; Söhne"/
    );
    expect(text).toContain('Imprimé sur aucun papier');
  });
});

describe('networks and films', () => {
  test('are named in the reader’s language', async () => {
    const { html: page } = await partsOf([social, video], { locale: 'fr' });
    expect(page).toContain('>Site web</a>');
    expect(page).toContain('>Mastodon</a>');
    expect(page).toContain('Voir la vidéo');
    expect(page).not.toMatch(/<(video|script|svg)/);
  });

  test('a film without a still is a link all the same', async () => {
    const { html: page } = await partsOf([{ ...video, imageUrl: '' } as MessageBlock]);
    expect(page).not.toContain('<img');
    expect(page).toContain('Watch the video');
  });
});

describe('what is found in blocks of columns and of the CMS', () => {
  test('is found as in any other', () => {
    const when: Condition = {
      match: 'any',
      rules: [
        { path: 'fields.city', op: 'filled', value: '' },
        { path: 'locale', op: 'is', value: 'fr' },
      ],
    };
    const found = inspectDocument({
      version: 1,
      blocks: [
        columnsOf(
          [{ ...image, alt: '', dark: { fileId: null, url: '' } }, video],
          [{ ...button, url: '', when }]
        ),
        social,
        quote,
        html('<script>x</script>'),
        entry(),
        query(),
      ],
    });
    expect(found.images).toEqual([
      { blockId: 'image', missing: true, altMissing: true },
      { blockId: 'video', missing: false, altMissing: false },
    ]);
    expect(found.buttons).toEqual([{ blockId: 'button', incomplete: true }]);
    expect(found.links).toHaveLength(2 + 11);
    expect(found.fields).toEqual([{ blockId: 'button', key: 'city' }]);
    expect(found.html).toEqual([{ blockId: 'html', empty: true }]);
    expect(found.entries).toEqual([
      { blockId: 'entry', uid: 'api::article.article', documentId: 'abc' },
      { blockId: 'query', uid: 'api::article.article', documentId: '' },
    ]);
  });

  test.each([
    ['columns of nothing', columnsOf([], []), false],
    ['markup that is cleaned away', html('<script>x</script>'), false],
    ['markup', html('<p>x</p>'), true],
    ['a heading in a column', columnsOf([heading('x')]), true],
    ['an entry', entry(), true],
    ['an entry that is not chosen', entry({ uid: '' }), false],
  ] as [string, MessageBlock, boolean][])('%s: content or not', (_, block, hasContent) => {
    expect(inspectDocument({ version: 1, blocks: [block] }).hasContent).toBe(hasContent);
  });
});

test('a preview with pictures off loads none and keeps what stands in their stead', async () => {
  const blocks = [image, video, html('<img src="https://example.org/a.png" alt="mark">')];
  const {
    html: page,
    htmlSize,
    size,
  } = await preview({ ...campaign(blocks), links, imagesOff: true });
  expect(page).not.toMatch(/<img[^>]*\ssrc=/);
  for (const alt of ['A red fox', 'Two people talk', 'mark'])
    expect(page).toContain(`alt="${alt}"`);
  expect(htmlSize).toBeGreaterThan(Buffer.byteLength(page));
  expect(size).toBeGreaterThan(htmlSize);
});
