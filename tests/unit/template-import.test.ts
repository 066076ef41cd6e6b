import { errors } from '@strapi/utils';
import type { MessageBlock } from '../../content-types';
import { importHtml } from '../../server/src/campaigns/templates/import-html';
import { importMjml } from '../../server/src/campaigns/templates/import-mjml';

const mjml = (body: string, head = '') =>
  importMjml(`<mjml><mj-head>${head}</mj-head><mj-body>${body}</mj-body></mjml>`);
const column = (inside: string) =>
  mjml(`<mj-section><mj-column>${inside}</mj-column></mj-section>`);
/** Blocks without their ids, which are new each time. */
const bare = (blocks: readonly MessageBlock[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, (key: string, value: unknown) => (key === 'id' ? undefined : value))
  );
const refusal = (work: () => unknown): { path: string[]; message: string } => {
  try {
    work();
  } catch (error) {
    if (error instanceof errors.ValidationError)
      return (error.details as { errors: { path: string[]; message: string }[] }).errors[0];
    throw error;
  }
  throw new Error('it was taken');
};
/** Refused before the work that would keep a server busy begins. */
const refuses = (work: () => unknown): void => {
  expect(refusal(work).path).toEqual(['source']);
};

describe('the import of MJML', () => {
  it('makes blocks of the product’s own kinds', () => {
    const { blocks, preheader, notes } = mjml(
      `<mj-section><mj-column>
        <mj-text align="center"><h2>Hello &amp; <em>welcome</em></h2></mj-text>
        <mj-text><p>One <b>bold</b> <a href="https://example.org/?a=1&amp;b=2">link</a>.</p><ul><li>x</li><li>y</li></ul></mj-text>
        <mj-image src="https://example.org/a.png?x=1&amp;y=2" alt="A &quot;fox&quot;" width="240px" href="https://example.org/fox" />
        <mj-button href="https://example.org/go" align="right">Read &amp; <b>go</b></mj-button>
        <mj-divider /><mj-spacer height="500px" />
        <mj-social align="left"><mj-social-element name="twitter" href="https://x.com/a">X</mj-social-element>
          <mj-social-element name="facebook-noshare" href="https://facebook.com/a" /></mj-social>
      </mj-column></mj-section>
      <mj-wrapper><mj-section><mj-group><mj-column><mj-text>Left</mj-text></mj-column><mj-column><mj-text>Right</mj-text></mj-column></mj-group></mj-section></mj-wrapper>`,
      '<mj-preview>What &amp; why</mj-preview>'
    );
    expect(preheader).toBe('What & why');
    expect(notes).toEqual([]);
    const words = (text: string) => ({ type: 'text', text });
    expect(bare(blocks)).toEqual([
      {
        type: 'heading',
        level: 2,
        align: 'center',
        content: [words('Hello & '), { ...words('welcome'), italic: true }],
      },
      {
        type: 'text',
        content: [
          {
            type: 'paragraph',
            content: [
              words('One '),
              { ...words('bold'), bold: true },
              words(' '),
              { ...words('link'), link: 'https://example.org/?a=1&b=2' },
              words('.'),
            ],
          },
          { type: 'bulletList', items: [[words('x')], [words('y')]] },
        ],
      },
      {
        type: 'image',
        fileId: null,
        url: 'https://example.org/a.png?x=1&y=2',
        alt: 'A "fox"',
        width: 240,
        link: 'https://example.org/fox',
      },
      { type: 'button', text: 'Read & go', url: 'https://example.org/go', align: 'right' },
      { type: 'divider' },
      { type: 'spacer', height: 120 },
      {
        type: 'social',
        align: 'left',
        links: [
          { network: 'x', url: 'https://x.com/a' },
          { network: 'facebook', url: 'https://facebook.com/a' },
        ],
      },
      {
        type: 'columns',
        columns: ['Left', 'Right'].map((side) => ({
          blocks: [{ type: 'text', content: [{ type: 'paragraph', content: [words(side)] }] }],
        })),
      },
    ]);
    const ids = JSON.stringify(blocks).match(/"id":"[^"]+"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('puts more columns than a row may have into several rows', () => {
    const many = Array.from(
      { length: 6 },
      (_, n) => `<mj-column><mj-text>${n}</mj-text></mj-column>`
    );
    const { blocks } = mjml(`<mj-section>${many.join('')}</mj-section>`);
    expect(blocks.map((block) => block.type === 'columns' && block.columns.length)).toEqual([4, 2]);
  });

  it('names what it left out or kept as markup', () => {
    const { blocks, notes } = column(
      `<mj-navbar><mj-navbar-link href="/a">a</mj-navbar-link></mj-navbar>
       <mj-image src="cid:logo" /><mj-image src="https://example.org/a.png" width="50%" />
       <mj-social><mj-social-element name="myspace" href="https://example.org" /></mj-social>
       <mj-table><tr><td>Cell</td></tr></mj-table><mj-raw><p>Raw</p></mj-raw>`
    );
    expect(notes).toEqual([
      { code: 'dropped', elements: ['mj-navbar', 'mj-image', 'mj-social-element'] },
      { code: 'kept-as-html', elements: ['mj-table', 'mj-raw'] },
    ]);
    expect(blocks.map(({ type }) => type)).toEqual(['image', 'html', 'html']);
    expect(blocks[0]).toMatchObject({ width: null });
  });

  it('reads no other file', () => {
    for (const type of ['', 'type="html"', 'type="css"'])
      for (const path of ['/etc/passwd', './package.json', 'package.json']) {
        const { blocks, notes } = mjml(
          `<mj-include path="${path}" ${type} /><mj-section><mj-column><mj-include path="${path}" ${type} /><mj-text>Kept</mj-text></mj-column></mj-section>`,
          `<mj-include path="${path}" ${type} />`
        );
        expect(JSON.stringify(blocks)).toContain('Kept');
        expect(JSON.stringify(blocks)).not.toMatch(/root:|strapi/);
        expect(notes).toEqual([{ code: 'dropped', elements: ['mj-include'] }]);
      }
  });

  it('keeps nothing that runs', () => {
    const { blocks, notes } = column(
      `<mj-text onclick="steal()">Hi<script>steal()</script> <a href="javascript:steal()">a</a><a href="java&#115;cript:steal()">b</a><img src=x onerror="steal()" alt="pic"></mj-text>
       <mj-button href=" javascript:steal()">Go</mj-button><mj-button href="java&#x73;cript:steal()">Go</mj-button>
       <mj-image src="javascript:steal()" /><mj-image src="data:text/html,steal()" />
       <mj-raw><script>steal()</script><p onclick="steal()">Raw <a href="vbscript:steal()">x</a></p><iframe src="https://steal.example"></iframe></mj-raw>
       <mj-social><mj-social-element name="facebook" href="javascript:steal()" /></mj-social>`
    );
    expect(JSON.stringify(blocks)).not.toMatch(/steal|script:|onclick|onerror|iframe/);
    expect(JSON.stringify(blocks)).toContain('Raw');
    expect(notes).toContainEqual({ code: 'scripts-removed', elements: ['script'] });
  });

  it('drops characters that no mail may hold', () => {
    const { blocks } = column('<mj-text>a&#1;b\u0007c</mj-text>');
    expect(JSON.stringify(blocks)).toContain('"abc"');
  });

  it('refuses what is no MJML, by name', () => {
    for (const source of [
      ' ',
      'words',
      '<html><body>x</body></html>',
      '<mjml></mjml>',
      '<mjml',
      '<',
      '<mjml><mj-head></mj-head></mjml>',
      '</mjml>',
    ])
      expect(refusal(() => importMjml(source))).toMatchObject({
        path: ['source'],
        message: expect.stringContaining('<mj-body>'),
      });
  });

  it('makes the best of elements that are not closed', () => {
    expect(
      importMjml('<mjml><mj-body><mj-section><mj-column><mj-divider><mj-text>Hi').blocks.length
    ).toBeLessThan(3);
  });

  it('is not kept busy by what was made to do so', () => {
    refuses(() => mjml('<mj-wrapper>'.repeat(40_000)));
    refuses(() => column(`<mj-text>${'<b>'.repeat(150_000)}`));
    refuses(() => column(`<mj-raw>${'<div>'.repeat(90_000)}`));
    refuses(() => mjml('\n<i/>'.repeat(90_000)));
    expect(mjml(`${'\n'.repeat(400_000)}${'<mj-divider/>\n'.repeat(5000)}`).blocks).toHaveLength(
      5000
    );
  });
});

describe('the import of HTML', () => {
  const html = (source: string): string => {
    const [block] = importHtml(source).blocks;
    return block.type === 'html' ? block.html : '';
  };

  it('writes the style sheet onto the elements', () => {
    const source =
      '<html><head><title>T</title><style>p{color:#ff0000}.b{font-weight:bold}</style></head><body class="x"><p class="b">Hi</p></body></html>';
    expect(html(source)).toBe('<p style="color:#ff0000;font-weight:bold">Hi</p>');
    expect(importHtml(source).notes).toEqual([{ code: 'styles-inlined', elements: ['style'] }]);
    expect(html('<head><title>T</title></head><p>No body</p>')).toBe('<p>No body</p>');
    expect(html('<p>Plain &amp; simple</p>')).toBe('<p>Plain &amp; simple</p>');
    expect(html('<body title="</body>">In</body>')).toBe('In');
  });

  it('keeps nothing that runs, and says so', () => {
    const { blocks, notes } = importHtml(
      '<body onload="steal()"><script>steal()</script><p onclick="steal()">Hi <a href="javascript:steal()">x</a></p><form action="https://steal.example"><input></form><svg onload="steal()"></svg></body>'
    );
    expect(JSON.stringify(blocks)).not.toMatch(/steal|script|onclick/);
    expect(JSON.stringify(blocks)).toContain('Hi');
    expect(notes).toEqual([{ code: 'scripts-removed', elements: ['script'] }]);
    expect(importHtml('<p>Come on board = soon</p>').notes).toEqual([]);
  });

  it('fetches nothing', () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    expect(
      html(
        '<link rel="stylesheet" href="http://127.0.0.1:1/x.css"><style>@import "http://127.0.0.1:1/y.css";p{color:red}</style><p>Hi</p>'
      )
    ).toBe('<p style="color:red">Hi</p>');
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('refuses what is empty or too long, with the reason', () => {
    for (const source of [
      ' ',
      '<body></body>',
      '<script>x()</script>',
      '<head><title>x</title></head>',
    ])
      expect(refusal(() => importHtml(source)).message).toContain('Nothing in this HTML');
    expect(refusal(() => importHtml(`<p>${'x'.repeat(120_000)}</p>`)).message).toContain(
      'too long'
    );
  });

  it('never breaks on what is malformed', () => {
    for (const source of [
      '<p>Hi<',
      '<p <b>>x</p></div>',
      '<<<p>x',
      '<p style="color:">x</p>',
      '<style>p{color:red</style><p>x</p>',
      '<style>}}{</style><p>x</p>',
      '<table><td>x',
      '<p>x</p><!-- ',
      '<body><body><p>x',
    ])
      try {
        expect(html(source)).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(errors.ValidationError);
      }
  });

  it('is not kept busy by what was made to do so', () => {
    refuses(() => importHtml('<b>'.repeat(160_000)));
    refuses(() =>
      importHtml(`<style>${'p{color:red}'.repeat(20_000)}</style>${'<i>x</i>'.repeat(15_000)}`)
    );
    refuses(() => importHtml(`<style>q ${'b '.repeat(8)}{color:red}</style>${'<b>'.repeat(60)}x`));
    refuses(() => html(`<p title="${'<body'.repeat(80_000)}">x</p>`));
  });
});
