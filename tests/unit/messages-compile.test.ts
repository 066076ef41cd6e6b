import type { ImageBlock, MessageBlock } from '../../content-types';
import { whyOf } from '../../server/src/messages/why';
import { compile } from '../../server/src/messages/compile';
import { inspectDocument } from '../../server/src/messages/inspect';
import { personalise } from '../../server/src/messages/personalise';
import { preview } from '../../server/src/messages/preview';
import { campaign, links, paragraph, recipient, sender } from '../helpers/mail';

const partsOf = async (...input: Parameters<typeof campaign>) => {
  const compiled = await compile(campaign(...input));
  return personalise({ compiled, sender, recipient: recipient() }).parts();
};

const button = (url: string, text = 'Read on'): MessageBlock => ({
  id: 'b1',
  type: 'button',
  text,
  url,
  align: 'center',
});
const image = (url: string, link = ''): ImageBlock => ({
  id: 'i1',
  type: 'image',
  fileId: 3,
  url,
  alt: 'A "red" <fox> & co',
  width: 900,
  link,
});

describe('compiling a message document', () => {
  test('renders every kind of block in both parts', async () => {
    const { html, text } = await partsOf([
      {
        id: 'h',
        type: 'heading',
        level: 1,
        align: 'left',
        content: [{ type: 'text', text: 'Spring' }],
      },
      {
        id: 't',
        type: 'text',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Bold', bold: true },
              { type: 'break' },
              { type: 'text', text: 'site', italic: true, link: 'https://example.org/?a=1&b=2' },
            ],
          },
          { type: 'orderedList', items: [[{ type: 'text', text: 'first' }]] },
        ],
      },
      image('/uploads/fox.png', 'https://example.org/fox'),
      { id: 'd', type: 'divider' },
      button('https://example.org/more'),
    ]);
    expect(html).toMatch(/<h1[^>]*>Spring<\/h1>/);
    expect(html).toContain('<strong>Bold</strong><br>');
    expect(html).toContain('href="https://example.org/?a=1&amp;b=2"');
    expect(html).toContain('src="https://cms.example.org/uploads/fox.png"');
    expect(html).toContain('alt="A &quot;red&quot; &lt;fox&gt; &amp; co"');
    // No picture is wider than the card.
    expect(html).toMatch(/<img[^>]*width="552"/);
    expect(text).toContain('Spring');
    expect(text).toContain('site <https://example.org/?a=1&b=2>');
    expect(text).toContain(' 1. first');
    expect(text).toContain('A "red" <fox> & co <https://example.org/fox>');
    expect(text).toContain('\n---\n');
    expect(text).toContain('Read on <https://example.org/more>');
  });

  test('says the language and the direction of writing', async () => {
    expect((await partsOf([paragraph('x')], { locale: 'fr-CA' })).html).toContain(
      '<html lang="fr-CA" dir="ltr"'
    );
    const arabic = (await partsOf([paragraph('مرحبا')], { locale: 'ar' })).html;
    expect(arabic).toContain('<html lang="ar" dir="rtl"');
    expect(arabic).not.toContain('direction:ltr');
  });

  test('asks no third party for anything', async () => {
    const { html } = await partsOf([paragraph('Set in Roboto, Lato and Ubuntu')]);
    expect(html).not.toContain('fonts.googleapis.com');
    expect(html).not.toContain('@import');
    expect(html).toContain('prefers-color-scheme: dark');
  });

  test('shows the preheader in HTML and keeps it out of the text', async () => {
    const { html, text } = await partsOf([paragraph('x')], { preheader: 'A <quick> look' });
    expect(html).toContain('A &lt;quick&gt; look');
    expect(text).not.toContain('quick');
  });

  test('tables are presentational', async () => {
    const { html } = await partsOf([paragraph('x'), button('https://example.org/')]);
    // Outlook's own tables stand in comments.
    const tables = html.replace(/<!--[\s\S]*?-->/g, '').match(/<table[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) expect(table).toContain('role="presentation"');
  });

  test('prints markup and template syntax that an editor typed', async () => {
    const typed = '<script>alert(1)</script> {{ email }} {% raw %} {{{ {';
    const { html, text } = await partsOf([
      paragraph(typed),
      {
        id: 't2',
        type: 'text',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'brace {' },
              { type: 'mergeTag', tag: 'firstName', fallback: '' },
              { type: 'text', text: '} end' },
            ],
          },
        ],
      },
      button('https://example.org/?q={{email}}', '{{ label }}'),
    ]);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{ email }} {% raw %} {{{ {');
    expect(html).toContain('brace {Zoë} end');
    expect(html).toContain('href="https://example.org/?q={{email}}"');
    expect(text).toContain(typed);
    expect(text).toContain('brace {Zoë} end');
    expect(text).toContain('{{ label }}');
  });

  test('text with the marks of slots in it fills no slot', async () => {
    const { text } = await partsOf([paragraph('a\uFDD00\uFDD1b')]);
    expect(text).toContain('a0b');
  });

  test.each(['javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', '/about', 'nope'])(
    'refuses the link %s and names the block',
    async (url) => {
      const documents: MessageBlock[][] = [
        [paragraph('x'), button(url)],
        [paragraph('x'), image('/a.png', url)],
        [
          paragraph('x'),
          {
            id: 'h1',
            type: 'heading',
            level: 2,
            align: 'left',
            content: [{ type: 'text', text: 'x', link: url }],
          },
        ],
        [
          paragraph('x'),
          { id: 'f1', type: 'footer', content: [{ type: 'text', text: 'x', link: url }] },
        ],
      ];
      for (const blocks of documents)
        await expect(compile(campaign(blocks))).rejects.toMatchObject({
          name: 'ValidationError',
          message: expect.stringContaining(`Block 2 (${blocks[1].type}, ${blocks[1].id})`),
          details: { errors: [{ path: ['document', 'blocks', '1'] }] },
        });
    }
  );

  test('refuses a picture that is no http(s) resource', async () => {
    await expect(compile(campaign([image('data:image/png;base64,AAAA')]))).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });

  test('puts identity and exit into the footer wherever the editor put it, and once', async () => {
    const footer: MessageBlock = {
      id: 'f',
      type: 'footer',
      content: [{ type: 'text', text: 'Made with care' }],
    };
    for (const blocks of [
      [paragraph('x')],
      [],
      [paragraph('x'), footer],
      [footer, paragraph('x')],
    ]) {
      const { html, text } = await partsOf(blocks);
      for (const part of [html, text]) {
        expect(part.match(/Müller GmbH/g)).toHaveLength(1);
        expect(part.match(/12345 Musterstadt/g)).toHaveLength(1);
        expect(part.match(/Unsubscribe/g)).toHaveLength(1);
        expect(part).toContain('because you subscribed to Monthly letter');
        expect(part).toContain('https://cms.example.org/api/optin/unsubscribe/AbC-_123');
      }
      if (blocks.includes(footer)) expect(text).toContain('Made with care');
    }
  });

  test('speaks the reader’s language in the footer', async () => {
    const { html, text } = await partsOf([paragraph('x')], { locale: 'fr' });
    expect(html).toContain('Se désabonner');
    expect(text).toContain('Se désabonner');
  });

  test('links the controller’s privacy policy beside the exit', async () => {
    const { html, text } = await partsOf([paragraph('x')], {
      privacyPolicyUrl: 'https://example.org/privacy?a=1&b=2',
    });
    expect(html).toContain('href="https://example.org/privacy?a=1&amp;b=2"');
    expect(text).toContain('Privacy policy');
  });

  test.each([
    [null, 'you subscribed to News'],
    ['double-opt-in', 'you subscribed to News'],
    ['passive-opt-in', 'did not decline'],
    ['soft-opt-in', 'customer of Müller'],
    ['b2b-opt-out', 'professional address'],
    ['third-party', 'Fairs Ltd passed your address on to Müller'],
  ] as const)('says honestly why somebody is written to on the basis %s', (basis, words) => {
    const input = { basis, listName: 'News', organisation: 'Müller', collector: 'Fairs Ltd' };
    expect(whyOf('en', input)).toContain(words);
    expect(whyOf('fr', input)).toContain('News');
    expect(whyOf('fr', input)).not.toMatch(/[{}]/);
  });

  test('equal messages have equal hashes, different ones differ', async () => {
    const first = await compile(campaign([paragraph('a')]));
    expect((await compile(campaign([paragraph('a')]))).hash).toBe(first.hash);
    expect((await compile(campaign([paragraph('b')]))).hash).not.toBe(first.hash);
    expect(first.size).toBe(Buffer.byteLength(first.mime));
  });
});

describe('previewing a draft', () => {
  const draft = { ...campaign([paragraph('Hello')]), links };

  test('shows a made-up person and neutral exits', async () => {
    const { subject, html, text, size } = await preview({
      ...draft,
      subject: [
        { type: 'text', text: 'For ' },
        { type: 'mergeTag', tag: 'firstName', fallback: 'you' },
      ],
    });
    expect(subject).toBe('For Alex');
    expect(html).toContain('href="#"');
    expect(html).not.toContain('/api/optin/unsubscribe');
    expect(text).toContain('Hello');
    expect(size).toBeGreaterThan(html.length);
  });

  test('works before a sender and a public URL are there', async () => {
    const { html } = await preview({ ...draft, sender: null, links: null });
    expect(html).toContain('Hello');
    expect(html).not.toContain('Müller');
  });

  test('leaves out pictures and buttons that are not finished', async () => {
    const blocks = [{ ...image(''), alt: 'nothing yet' }, button('', '')];
    const { html } = await preview({ ...draft, document: { version: 1, blocks } });
    expect(html).not.toContain('<img');
  });
});

describe('inspecting a document', () => {
  test('finds content, links with their blocks, and unfinished blocks', () => {
    const blocks: MessageBlock[] = [
      paragraph('Hi', 'p1'),
      {
        id: 'p2',
        type: 'text',
        content: [
          { type: 'bulletList', items: [[{ type: 'text', text: 'x', link: 'http://a.example/' }]] },
        ],
      },
      { ...image(''), alt: ' ' },
      button('javascript:1', ''),
    ];
    expect(inspectDocument({ version: 1, blocks })).toEqual({
      entries: [],
      fields: [],
      html: [],
      hasContent: true,
      images: [{ blockId: 'i1', missing: true, altMissing: true }],
      links: [
        { blockId: 'p2', url: 'http://a.example/', problem: 'insecure', questionnaireId: null },
        { blockId: 'b1', url: 'javascript:1', problem: 'invalid', questionnaireId: null },
      ],
      buttons: [{ blockId: 'b1', incomplete: true }],
    });
  });

  test('a footer or a line alone is no content', () => {
    const blocks: MessageBlock[] = [
      { id: 'd', type: 'divider' },
      { id: 'f', type: 'footer', content: [{ type: 'text', text: 'bye' }] },
      paragraph('  '),
    ];
    expect(inspectDocument({ version: 1, blocks }).hasContent).toBe(false);
  });
});
