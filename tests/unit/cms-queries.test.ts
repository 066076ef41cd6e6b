import { localeChain, matchLocale } from '../../server/src/messages/cms/languages';
import { filterables, toFilters, toSort } from '../../server/src/messages/cms/query-rules';
import type { Attributes } from '../../server/src/messages/cms/schema';
import type { QueryFilter } from '../../content-types';

const ATTRIBUTES: Attributes = {
  title: { type: 'string' },
  rating: { type: 'integer' },
  isHot: { type: 'boolean' },
  kind: { type: 'enumeration', enum: ['news', 'story'] },
  day: { type: 'date' },
  internal: { type: 'string', private: true },
  pin: { type: 'password' },
  author: { type: 'relation' },
  cover: { type: 'media' },
  seo: { type: 'component', component: 'shared.seo' },
  extra: { type: 'json' },
};
const one = (field: string, op: QueryFilter['op'], value = '') =>
  toFilters([{ field, op, value }], ATTRIBUTES);

describe('what a query may ask', () => {
  it('is scalars of the type and its times', () => {
    expect(filterables(ATTRIBUTES).map(({ name }) => name)).toEqual([
      'title',
      'rating',
      'isHot',
      'kind',
      'day',
      'publishedAt',
      'createdAt',
      'updatedAt',
    ]);
  });

  it.each([
    'internal',
    'pin',
    'author',
    'author.email',
    'cover',
    'seo',
    'extra',
    'id',
    '$or',
    '__proto__',
  ])('is not %s', (field) => expect(one(field, '$eq', 'x')).toEqual({ refused: field }));

  it('refuses the whole query where one filter is not open', () => {
    expect(
      toFilters(
        [
          { field: 'title', op: '$eq', value: 'a' },
          { field: 'pin', op: '$contains', value: 'b' },
        ],
        ATTRIBUTES
      )
    ).toEqual({ refused: 'pin' });
  });

  it.each([
    ['rating', '$gte', 'ten'],
    ['rating', '$contains', '1'],
    ['isHot', '$eq', 'maybe'],
    ['day', '$gte', '2026-99-99'],
    ['publishedAt', '$gte', 'soon'],
    ['title', '$eq', ' '],
  ] as const)('refuses %s %s "%s"', (field, op, value) => {
    expect(one(field, op, value)).toEqual({ refused: field });
  });

  it.each([
    ['rating', '$gte', '4', { rating: { $gte: 4 } }],
    ['isHot', '$eq', 'true', { isHot: { $eq: true } }],
    ['title', '$contains', 'sea', { title: { $containsi: 'sea' } }],
    ['kind', '$ne', 'news', { $or: [{ kind: { $ne: 'news' } }, { kind: { $null: true } }] }],
    ['kind', '$null', '', { kind: { $null: true } }],
    ['publishedAt', '$gte', '2026-03-01', { publishedAt: { $gte: '2026-03-01T00:00:00.000Z' } }],
    ['publishedAt', '$lte', '2026-03-01', { publishedAt: { $lte: '2026-03-01T23:59:59.999Z' } }],
  ] as const)('reads %s %s "%s"', (field, op, value, condition) => {
    expect(one(field, op, value)).toEqual({ conditions: [condition] });
  });

  it('sorts by what may be asked, else the newest first', () => {
    expect(toSort('title:asc', ATTRIBUTES)).toEqual(['title:asc', 'id:desc']);
    for (const sort of ['pin:asc', 'author:desc', 'title:sideways', ''])
      expect(toSort(sort, ATTRIBUTES)).toEqual(['publishedAt:desc', 'id:desc']);
  });
});

describe('languages of entries', () => {
  const locales = ['en', 'fr', 'pt-BR'].map((code) => ({
    code,
    name: code,
    isDefault: code === 'en',
  }));
  it('are found by base and region', () => {
    const codes = locales.map(({ code }) => code);
    expect(matchLocale(codes, 'fr-CA')).toBe('fr');
    expect(matchLocale(codes, 'pt')).toBe('pt-BR');
    expect(matchLocale(codes, 'de')).toBeNull();
  });
  it('are looked for in order, those that the CMS lost left out, its own last', () => {
    expect(localeChain(locales, ['fr-CA', 'de'])).toEqual(['fr', 'en']);
    expect(localeChain(locales, ['de', 'pt'])).toEqual(['pt-BR', 'en']);
    expect(localeChain([], ['fr'])).toEqual([]);
  });
});
