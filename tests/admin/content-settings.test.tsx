import type { ContentTypeSettings } from '../../server/src/campaigns/content/contract';
import type { Translate } from '../../admin/src/hooks/useT';
import {
  isLinkPattern,
  mappingProblems,
  toMappings,
  toValues,
  unknownNames,
} from '../../admin/src/pages/Content/values';
import { isLinkPattern as serverTakes } from '../../server/src/messages/cms/link';

const mapping = { title: 'title', text: '', image: '', link: 'https://example.org/{slug}' };
const type = (uid: string, changes: Partial<ContentTypeSettings> = {}): ContentTypeSettings => ({
  uid,
  kind: 'collectionType',
  name: uid,
  isLocalised: false,
  hasDrafts: true,
  mapping,
  isGuessed: true,
  guess: mapping,
  attributes: {
    titles: ['title'],
    texts: [],
    images: [],
    links: ['slug', 'documentId'],
    filters: [],
  },
  ...changes,
});
const t = Object.assign((key: string) => key, { maybe: (key: string) => key }) as Translate;

describe('mappings in the settings', () => {
  it('leave what nobody chose to the guess', () => {
    const values = toValues([type('api::a.a'), type('api::b.b', { isGuessed: false })]);
    expect(toMappings(values, {})).toEqual({ 'api::b.b': mapping });
  });

  it('keep those of types that are not here today', () => {
    const values = toValues([type('api::a.a', { isGuessed: false })]);
    expect(toMappings(values, { 'plugin::shop.product': mapping, 'api::a.a': mapping })).toEqual({
      'plugin::shop.product': mapping,
      'api::a.a': mapping,
    });
    values.rows[0].mapping = null;
    expect(toMappings(values, { 'api::a.a': mapping })).toEqual({});
  });

  it.each([
    [{ ...mapping, title: '' }, { 'rows.0.mapping.title': 'content.mapping.title.missing' }],
    [
      { ...mapping, link: 'example.org' },
      { 'rows.0.mapping.link': 'content.mapping.link.invalid' },
    ],
    [{ ...mapping, link: '/{nope}' }, { 'rows.0.mapping.link': 'content.mapping.link.unknown' }],
    [{ ...mapping, link: '/{locale}/{documentId}' }, {}],
    [mapping, {}],
  ])('say what is wrong: %#', (chosen, problems) => {
    const types = [type('api::a.a')];
    expect(mappingProblems({ rows: [{ uid: 'api::a.a', mapping: chosen }] }, types, t)).toEqual(
      problems
    );
  });

  it('name fields that do not exist', () => {
    expect(unknownNames('/{locale}/{slug}/{a}/{b.c}', ['slug'])).toEqual(['a', 'b.c']);
  });

  it.each([
    '',
    '/news/{slug}',
    '{url}',
    'https://example.org/{locale}/{slug}',
    'http://localhost:1337/{a.b}',
    '//example.org/x',
    'javascript:{slug}',
    'mailto:{slug}',
    'example.org/{slug}',
    '{a}{b}',
    'https://example.org/{',
    'https://example.org/a b',
  ])('take and refuse addresses as the server does: "%s"', (pattern) => {
    expect(isLinkPattern(pattern)).toBe(serverTakes(pattern));
  });
});
