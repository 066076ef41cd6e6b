import isISO31661Alpha2 from 'validator/lib/isISO31661Alpha2.js';
import isISO6391 from 'validator/lib/isISO6391.js';
import {
  COUNTRY_CODES,
  LANGUAGE_CODES,
  NO_RULES,
  type CustomFieldRules,
  type CustomFieldType,
} from '../../content-types';
import { namedOptions, readFieldValue, type FieldSpec } from '../../server/src/audience';
import { valueOfRows, valueRows } from '../../server/src/audience/field-storage';
import { fieldSpec, rawValue } from '../helpers/field-values';
import fc from 'fast-check';

const options = ['sea', 'food', 'people'].map((key) => ({ key, label: { en: key } }));
const read = (type: CustomFieldType, raw: unknown, rules: Partial<CustomFieldRules> = {}) =>
  readFieldValue({ type, options, rules: { ...NO_RULES, ...rules } }, raw);

describe('a value of a custom field', () => {
  it.each<[CustomFieldType, unknown, unknown]>([
    ['text', '  Brest ', 'Brest'],
    ['text', 29200, '29200'],
    ['text', 'e\u0301te\u0301', 'été'],
    ['text', 'AT&T, 5 < 6', 'AT&T, 5 < 6'],
    ['text', 'St. John’s', 'St. John’s'],
    ['long-text', 'one\r\ntwo\n', 'one\ntwo'],
    ['long-text', 'see https://example.org/', 'see https://example.org/'],
    ['number', '12,5', 12.5],
    ['number', '+7', 7],
    ['number', -0, 0],
    ['number', 1e-7, 1e-7],
    ['number', 99874108381843.97, 99874108381844],
    ['date', '2024-02-29', '2024-02-29'],
    ['boolean', 'on', true],
    ['boolean', ['false', 'true'], true],
    ['boolean', 0, false],
    ['boolean', 'No', false],
    ['choice', 'sea', 'sea'],
    ['choices', 'sea', ['sea']],
    ['choices', ['people', '', 'sea', 'people'], ['sea', 'people']],
    ['choices', [''], null],
    ['choices', { 0: '', 1: 'food', 2: 'sea' }, ['sea', 'food']],
    ['country', 'fr', 'FR'],
    ['language', 'fr_ca', 'fr-CA'],
    ['phone', '+44 (0)20 7946-0018', '+442079460018'],
    ['phone', '00 33 1.23.45.67.89', '+33123456789'],
    ['url', 'https://example.org/a b', 'https://example.org/a%20b'],
  ])('of %s is read from %j', (type, raw, value) => {
    expect(read(type, raw)).toEqual({ value });
  });

  it.each<[CustomFieldType, unknown, string]>([
    ['text', { a: 1 }, 'type'],
    ['text', ['a'], 'type'],
    ['text', true, 'type'],
    ['text', 'a\nb', 'unprintable'],
    ['text', 'a\u0000b', 'unprintable'],
    ['text', 'a\u202Eb', 'unprintable'],
    ['text', 'a\uD800b', 'unprintable'],
    ['text', 'win at https://evil.example', 'links'],
    ['text', 'www.evil.example', 'links'],
    ['text', 'evil.example/now', 'links'],
    ['long-text', 'a\u0007b', 'unprintable'],
    ['long-text', 'a\u2028b', 'unprintable'],
    ['number', '1e5', 'number'],
    ['number', 'many', 'number'],
    ['number', Infinity, 'type'],
    ['number', 1e16, 'number'],
    ['date', '2023-02-29', 'date'],
    ['date', '31/12/2024', 'date'],
    ['boolean', 'perhaps', 'boolean'],
    ['choice', 'moon', 'option'],
    ['choices', ['sea', 'moon'], 'option'],
    ['choices', [{ key: 'sea' }], 'option'],
    ['choices', { key: 'sea' }, 'option'],
    ['choices', {}, 'option'],
    ['country', 'XX', 'country'],
    ['language', 'french!', 'language'],
    ['phone', '0123456789', 'phone'],
    ['phone', '+12', 'phone'],
    ['url', 'javascript:alert(1)', 'url'],
    ['url', 'example.org', 'url'],
  ])('of %s is refused from %j: %s', (type, raw, code) => {
    expect(read(type, raw)).toEqual({ problem: expect.objectContaining({ code }) });
  });

  it.each<[CustomFieldType, unknown, Partial<CustomFieldRules>, object]>([
    ['text', 'abcd', { maxLength: 3 }, { code: 'long', max: 3 }],
    ['text', 'a'.repeat(256), { maxLength: null }, { code: 'long', max: 255 }],
    ['long-text', 'a'.repeat(5001), {}, { code: 'long', max: 5000 }],
    ['number', 17, { min: 18 }, { code: 'min', bound: 18 }],
    ['number', 19, { max: 18 }, { code: 'max', bound: 18 }],
    ['number', 1.5, { integer: true }, { code: 'integer' }],
    ['date', '1999-12-31', { min: '2000-01-01' }, { code: 'min', bound: '2000-01-01' }],
    ['date', '2000-01-02', { max: '2000-01-01' }, { code: 'max', bound: '2000-01-01' }],
    ['choices', ['sea'], { minChoices: 2 }, { code: 'few', bound: 2 }],
    ['choices', ['sea', 'food'], { maxChoices: 1 }, { code: 'many', bound: 1 }],
  ])('of %s keeps the rules of its field: %j under %j', (type, raw, rules, problem) => {
    expect(read(type, raw, rules)).toEqual({ problem });
  });

  it.each([undefined, null, '', '   '])('is null where nothing was said: %j', (raw) => {
    for (const type of ['text', 'long-text', 'number', 'date', 'choice', 'url'] as const)
      expect(read(type, raw)).toEqual({ value: null });
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fieldSpec, fc.anything(), (spec: FieldSpec, raw) => {
        const reading = readFieldValue(spec, raw);
        expect('value' in reading || 'problem' in reading).toBe(true);
      })
    );
  });

  it('reads back as itself, and so do its rows', () => {
    fc.assert(
      fc.property(
        fieldSpec.chain((spec) => rawValue(spec).map((raw) => ({ spec, raw }))),
        ({ spec, raw }) => {
          const reading = readFieldValue(spec, raw);
          if ('problem' in reading) return;
          expect(readFieldValue(spec, reading.value)).toEqual(reading);
          expect(valueOfRows(spec.type, valueRows(spec.type, reading.value))).toEqual(
            reading.value
          );
        }
      ),
      { numRuns: 2000 }
    );
  });
});

describe('the countries and languages on offer', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));

  it('are those of ISO 3166-1 and ISO 639-1, each once and in order', () => {
    expect(COUNTRY_CODES).toEqual(pairs.filter((code) => isISO31661Alpha2(code)));
    expect(LANGUAGE_CODES).toEqual(
      pairs.map((code) => code.toLowerCase()).filter((code) => isISO6391(code))
    );
  });

  it('have names in the languages of mails and pages', () => {
    for (const locale of ['en', 'fr', 'fr_CA'])
      for (const kind of ['country', 'language'] as const)
        expect(namedOptions(kind, locale).length).toBeGreaterThan(170);
    expect(namedOptions('country', 'fr')).toContainEqual({ value: 'DE', label: 'Allemagne' });
  });
});
