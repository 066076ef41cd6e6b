import { frenchSpacing } from '../../content-types';
import { canonicalJson } from '../../server/src/core/canonical';
import { DEFAULT_CONFIG, validateConfig } from '../../server/src/core/config';
import { parseEmail } from '../../server/src/core/email-address';
import { createTranslator, pickText, toSystemLocale } from '../../server/src/core/i18n';
import { createLinks } from '../../server/src/core/links';
import { readPage } from '../../server/src/core/pagination';
import { slugify, SLUG_PATTERN, uniqueSlug } from '../../server/src/core/slug';

describe('the configuration', () => {
  it('is valid as it comes', () => {
    expect(() => validateConfig(DEFAULT_CONFIG)).not.toThrow();
  });

  it.each([
    [{ publicUrl: 'example.org' }, /publicUrl must be an absolute http\(s\) URL/],
    [{ secret: 'short' }, /secret must be a string of at least 32 characters/],
    [{ smtp: { port: 25 } }, /smtp\.host/],
    [{ smtp: { host: 'h', port: 99_999 } }, /smtp\.port/],
    [
      { smtp: { host: 'h', dkim: { domainName: 'a', keySelector: 'b', privateKey: 'c' } } },
      /smtp\.dkim\.privateKey must be a private key/,
    ],
    [{ limits: { ip: { max: -1, seconds: 1 } } }, /limits\.ip\.max/],
    [{ delivery: { batchSize: 0 } }, /delivery\.batchSize/],
    [{ publikUrl: 'https://example.org' }, /publikUrl/],
    [{ delivery: { batchsize: 5 } }, /batchsize/],
  ])('names the wrong key of %j', (config, message) => {
    expect(() => validateConfig(config)).toThrow(message);
  });
});

describe('an address', () => {
  it.each([
    ['Ada@Example.ORG', 'ada@example.org'],
    ['  ada@example.org ', 'ada@example.org'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
    ['ada+news@example.org', 'ada+news@example.org'],
  ])('%p has the key %p', (input, key) => {
    expect(parseEmail(input)).toMatchObject({ key });
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'a b@example.org',
    'ada@example.org\nBcc: x@example.org',
    'ada@example.org, eve@example.org',
    'Ada <ada@example.org>',
    `${'a'.repeat(250)}@example.org`,
    42,
    null,
    {},
  ])('%p is refused', (input) => {
    expect(parseEmail(input)).toBeNull();
  });
});

it('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: 'é' }] })).toBe(
    '{"a":[{"c":"é","d":null}],"b":1}'
  );
  expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
});

describe('texts', () => {
  it('are picked by language, then its parent, then English, then any', () => {
    expect(pickText({ en: 'hello', fr: 'bonjour' }, 'fr-CA')).toBe('bonjour');
    expect(pickText({ en: 'hello' }, 'de')).toBe('hello');
    expect(pickText({ fr: 'bonjour' }, 'de')).toBe('bonjour');
    expect(pickText({ en: 'hello', fr: '' }, 'fr')).toBe('hello');
    expect(pickText(null, 'fr')).toBe('');
    expect([toSystemLocale('fr_BE'), toSystemLocale('de'), toSystemLocale(null)]).toEqual([
      'fr',
      'en',
      'en',
    ]);
  });

  it('are French where they are French: no line breaks before a sign that stands apart', () => {
    const t = createTranslator({
      en: { ask: 'What does "{name}" cost: much?' },
      fr: { ask: 'Que coûte « {name} » : cher ?' },
    });
    expect(t('fr-CA', 'ask', { name: 'A : B' })).toBe(
      'Que coûte «\u00a0A : B\u00a0»\u00a0: cher\u00a0?'
    );
    expect(t('en', 'ask', { name: 'it' })).toBe('What does "it" cost: much?');
    // A skeleton of a number is not punctuation.
    expect(frenchSpacing('{rate, number, ::percent} ; {n, number, ::.0}')).toBe(
      '{rate, number, ::percent}\u00a0; {n, number, ::.0}'
    );
  });
});

it('links go to the customer’s pages where they are named, one-click always to the plugin', () => {
  const links = createLinks('https://cms.example.org', {
    confirm: 'https://example.org/confirm?t={token}',
    unsubscribe: 'https://example.org/bye/{token}',
    thankYou: '',
  });
  expect(links.confirm('a-b')).toBe('https://example.org/confirm?t=a-b');
  expect(links.unsubscribe('a-b')).toBe('https://example.org/bye/a-b');
  expect(links.oneClick('a-b')).toBe('https://cms.example.org/api/optin/unsubscribe/a-b');
  expect(links.asset('/uploads/a.png')).toBe('https://cms.example.org/uploads/a.png');
});

it('a page query that makes no sense falls back instead of failing', () => {
  const odd = { page: -3, pageSize: 1e9, sort: 'drop table:asc', _q: ' x ' };
  expect(readPage(odd, ['name', 'createdAt'], 'name:desc')).toMatchObject({
    page: 1,
    pageSize: 100,
    offset: 0,
    sortField: 'name',
    sortOrder: 'desc',
    search: 'x',
  });
});

describe('slugs', () => {
  it.each([
    ['Été à Paris!', 'ete-a-paris'],
    ['新闻', 'item'],
    ['  --A--B--  ', 'a-b'],
  ])('%p becomes %p', (name, slug) => {
    expect(slugify(name)).toBe(slug);
    expect(slugify(name)).toMatch(SLUG_PATTERN);
  });

  it('are numbered where they are taken', async () => {
    const taken = new Set(['news', 'news-2']);
    expect(await uniqueSlug('News', async (slug) => taken.has(slug))).toBe('news-3');
  });
});
