import fc from 'fast-check';
import {
  chooseLocale,
  contrast,
  escapeHtml,
  html,
  inkOn,
  joinNames,
  maskEmail,
  paragraph,
  readableOn,
  renderPage,
  toAccent,
} from '../../server/src/core';
import { createHash } from 'node:crypto';
import type { Context } from 'koa';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('templates', () => {
  it('escape every value, in text and in attributes (any text)', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { text: out } = html`<p title="${text}">${[text]}</p>`;
        const [, attribute, content] = /^<p title="([^"]*)">([^<]*)<\/p>$/.exec(out) ?? [];
        expect(attribute).toBe(escapeHtml(text));
        expect(content).toBe(escapeHtml(text));
      })
    );
  });

  it('leave nothing where there is nothing', () => {
    expect(html`a${null}${undefined}${false}${0}b`.text).toBe('a0b');
  });

  it('turn web addresses of a text into links, and nothing else', () => {
    expect(paragraph('See https://example.org/a?b=1&c. <b>\nBye').text).toBe(
      'See <a href="https://example.org/a?b=1&amp;c" target="_blank" rel="noopener noreferrer">https://example.org/a?b=1&amp;c</a>. &lt;b&gt;<br />Bye'
    );
    expect(paragraph('javascript:alert(1)').text).toBe('javascript:alert(1)');
  });

  it('say the whole text of a paragraph (any text)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z:/. <>&"'\n]*$/), (text) => {
        const shown = paragraph(text)
          .text.replaceAll('<br />', '\n')
          .replace(/<\/?a[^>]*>/g, '');
        expect(shown).toBe(escapeHtml(text));
      })
    );
  });
});

describe('colours', () => {
  it('always carry ink that reads (any accent)', () => {
    fc.assert(fc.property(colour, (accent) => contrast(accent, inkOn(accent)) >= 4.5));
  });

  it('are moved until they read on light and on dark paper (any accent)', () => {
    for (const paper of ['#ffffff', '#1e1d23'])
      fc.assert(fc.property(colour, (accent) => contrast(readableOn(accent, paper), paper) >= 4.5));
  });

  it('that are none fall back', () => {
    expect(toAccent('red;}body{')).toBe(toAccent(null));
    expect(toAccent('#ABCDEF')).toBe('#abcdef');
  });
});

describe('a page', () => {
  const { text, styleHash } = renderPage({
    locale: 'fr',
    title: 'A & B',
    body: html`<p>x</p>`,
    accent: '#112233',
    footer: '@styles@ <Sender>',
  });

  it('has a style sheet that its policy knows, and no script, request or inline style', () => {
    const [, styles] = /<style>([^<]*)<\/style>/.exec(text) ?? [];
    expect(createHash('sha256').update(styles).digest('base64')).toBe(styleHash);
    expect(text).not.toMatch(/<script|<link|<img|\sstyle=|url\(|https?:/);
  });

  it('has a language, a title and one heading', () => {
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('<title>A &amp; B</title>');
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain('@styles@ &lt;Sender&gt;');
  });
});

describe('words', () => {
  it('hide most of an address', () => {
    expect(maskEmail('ada@example.org')).toBe('a•••@example.org');
    expect(maskEmail('😀x@example.org')).toBe('😀•••@example.org');
  });

  it('join names as the language does', () => {
    expect(joinNames(['A', 'B', 'C'], 'en')).toBe('A, B, and C');
    expect(joinNames(['A', 'B', 'C'], 'fr')).toBe('A, B et C');
  });

  it('come in the language asked for, else in the reader’s, else in the first', () => {
    const ctx = (...accepted: string[]) =>
      ({ acceptsLanguages: () => accepted }) as unknown as Context;
    expect(chooseLocale(ctx('fr'), ['en', 'fr'], 'fr-CA')).toBe('fr');
    expect(chooseLocale(ctx('de', 'fr-CH'), ['en', 'fr'], null)).toBe('fr');
    expect(chooseLocale(ctx('fr'), ['en', 'fr'], 'de')).toBe('fr');
    expect(chooseLocale(ctx('*'), ['en', 'fr'], null)).toBe('en');
  });
});
