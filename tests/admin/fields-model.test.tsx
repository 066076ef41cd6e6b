import { NO_RULES, type CustomField } from '../../content-types';
import {
  changedInputs,
  choicesWith,
  namedCodes,
  toInputs,
} from '../../admin/src/components/fields/inputs';
import type { Translate } from '../../admin/src/hooks/useT';
import { narrowed, pageOf } from '../../admin/src/pages/Fields/model/list';
import {
  EMPTY_FIELD,
  keyFrom,
  toRequest,
  validateField,
} from '../../admin/src/pages/Fields/model/values';
import { moveItem } from '../../admin/src/utils/move';
import { optionKeyFrom } from '../../admin/src/utils/options';

const t = Object.assign((key: string) => key, { maybe: (key: string) => key }) as Translate;

const fieldOf = (key: string, over: Partial<CustomField> = {}): CustomField => ({
  id: 1,
  documentId: '',
  key,
  type: 'text',
  label: { en: key },
  help: {},
  options: [],
  rules: NO_RULES,
  access: 'hidden',
  position: 0,
  isArchived: false,
  createdAt: '',
  updatedAt: '',
  ...over,
});

describe('a new field', () => {
  it.each([
    ['City', 'city'],
    ['Shoe size', 'shoeSize'],
    ['Date de naissance', 'dateDeNaissance'],
    ['Été à Paris', 'eteAParis'],
    ['2nd Address', 'ndAddress'],
    ['日本', ''],
  ])('labelled %s is called %j', (label, key) => {
    expect(keyFrom(label)).toBe(key);
  });

  it('gives new options keys of their labels, none of them twice', () => {
    expect(optionKeyFrom('La mer', [])).toBe('la-mer');
    expect(optionKeyFrom('La mer !', ['LA-MER', 'la-mer-2'])).toBe('la-mer-3');
    expect(optionKeyFrom('日本', [])).toBe('option');
    const { options } = toRequest({
      ...EMPTY_FIELD,
      type: 'choices',
      options: [
        { key: '', label: { en: 'Sea' } },
        { key: 'sea', label: { en: 'The sea', fr: ' ' } },
        { key: '', label: { en: 'Sea' } },
      ],
    });
    expect(options).toEqual([
      { key: 'sea-2', label: { en: 'Sea' } },
      { key: 'sea', label: { en: 'The sea' } },
      { key: 'sea-3', label: { en: 'Sea' } },
    ]);
  });

  it('sends only the rules and options that its type knows', () => {
    const values = {
      ...EMPTY_FIELD,
      options: [{ key: 'a', label: { en: 'a' } }],
      rules: { ...NO_RULES, maxLength: 20, min: 3, integer: true },
    };
    expect(toRequest(values)).toMatchObject({ options: [], rules: { ...NO_RULES, maxLength: 20 } });
    expect(toRequest({ ...values, type: 'number' }).rules).toEqual({
      ...NO_RULES,
      min: 3,
      integer: true,
    });
  });

  it('is held to what the server holds it to', () => {
    const values = { ...EMPTY_FIELD, label: { en: 'City' }, key: 'city' };
    expect(validateField(values, t)).toEqual({});
    expect(validateField({ ...values, label: { fr: 'Ville' }, key: 'City' }, t)).toEqual({
      'label.en': 'common.required',
      key: 'fields.invalid.key',
    });
    expect(validateField({ ...values, type: 'choice' }, t)).toEqual({
      options: 'fields.invalid.noOptions',
    });
    const options = [
      { key: 'a', label: { en: 'a' } },
      { key: '', label: {} },
    ];
    expect(
      validateField(
        {
          ...values,
          type: 'choices',
          options,
          rules: { ...NO_RULES, minChoices: 2, maxChoices: 1 },
        },
        t
      )
    ).toEqual({
      'options.1.label.en': 'common.required',
      'rules.maxChoices': 'fields.invalid.order',
    });
    expect(validateField({ ...values, rules: { ...NO_RULES, maxLength: 256 } }, t)).toEqual({
      'rules.maxLength': 'fields.invalid.length',
    });
    expect(
      validateField({ ...values, type: 'number', rules: { ...NO_RULES, min: 5, max: 4 } }, t)
    ).toEqual({ 'rules.max': 'fields.invalid.order' });
  });
});

describe('the list of fields', () => {
  const fields = [
    fieldOf('city', { label: { en: 'City', fr: 'Ville' } }),
    fieldOf('age'),
    fieldOf('old', { isArchived: true }),
  ];

  it('is searched in keys and labels of every language', () => {
    const keys = (search: string, archived?: string) =>
      narrowed(fields, { search, archived }).map(({ key }) => key);
    expect(keys('')).toEqual(['city', 'age', 'old']);
    expect(keys(' VILLE ')).toEqual(['city']);
    expect(keys('', 'true')).toEqual(['old']);
    expect(keys('', 'false')).toEqual(['city', 'age']);
  });

  it('never shows a page that is not there', () => {
    expect(pageOf(fields, { page: 9, pageSize: 2 })).toMatchObject({
      results: [{ key: 'old' }],
      pagination: { page: 2, pageCount: 2, total: 3 },
    });
    expect(pageOf([], { page: 1, pageSize: 10 }).pagination.pageCount).toBe(1);
  });

  it('moves a field among its neighbours and no further', () => {
    expect(moveItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
    expect(moveItem(['a', 'b', 'c'], -1, 1)).toEqual(['a', 'b', 'c']);
  });
});

describe('the values of a person', () => {
  const fields = [
    { field: fieldOf('age', { type: 'number' }), value: 41 },
    { field: fieldOf('boat', { type: 'boolean' }), value: false },
    { field: fieldOf('topics', { type: 'choices' }), value: ['sea'] },
    { field: fieldOf('city'), value: null },
  ];

  it('stand in inputs as text, options as a list, nothing as empty', () => {
    expect(toInputs(fields)).toEqual({ age: '41', boat: 'false', topics: ['sea'], city: '' });
  });

  it('are sent only where they changed, and emptied ones taken away', () => {
    const before = toInputs(fields);
    expect(changedInputs(before, before)).toEqual({});
    expect(changedInputs(before, { ...before, age: '', topics: [], city: 'Brest' })).toEqual({
      age: null,
      topics: null,
      city: 'Brest',
    });
    expect(changedInputs({}, { city: '', topics: [], age: '3' })).toEqual({
      topics: null,
      age: '3',
    });
  });

  it('show an option that is offered no more', () => {
    const gone = (key: string) => `${key} (gone)`;
    expect(choicesWith([{ value: 'a', label: 'A' }], ['a', 'b'], gone)).toEqual([
      { value: 'a', label: 'A' },
      { value: 'b', label: 'b (gone)' },
    ]);
    expect(choicesWith([{ value: 'a', label: 'A' }], '', gone)).toHaveLength(1);
  });

  it('name countries in the language of the panel', () => {
    expect(namedCodes('country', 'fr')).toContainEqual({ value: 'DE', label: 'Allemagne' });
    expect(namedCodes('language', 'en')).toContainEqual({ value: 'fr', label: 'French' });
  });
});
