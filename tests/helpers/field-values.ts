import fc from 'fast-check';
import { COUNTRY_CODES, CUSTOM_FIELD_TYPES } from '../../content-types';
import type { FieldSpec } from '../../server/src/audience';

export const OPTIONS = ['sea', 'food', 'people', 'a-b_C'].map((key) => ({
  key,
  label: { en: key },
}));

/** A field of any type without rules of its own. */
export const fieldSpec: fc.Arbitrary<FieldSpec> = fc
  .constantFrom(...CUSTOM_FIELD_TYPES)
  .map((type) => ({ type, options: OPTIONS }));

const keys = OPTIONS.map(({ key }) => key);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const text = (maxLength: number) =>
  fc.string({
    unit: fc.oneof(
      fc.constantFrom('é', '😀', '\\', "'", '%', 'ß'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
    ),
    maxLength,
  });

/** What people and programs send for a field, sound for the most part. */
export const rawValue = ({ type }: FieldSpec): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'text':
      return text(100);
    case 'long-text':
      return fc.oneof(
        text(200),
        text(50).map((part) => `${part}\r\n${part}`)
      );
    case 'number':
      return fc.oneof(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.double({ min: -1e14, max: 1e14, noNaN: true }),
        fc.integer({ min: 0, max: 1e6 }).map((cents) => (cents / 100).toFixed(2).replace('.', ','))
      );
    case 'date':
      return day;
    case 'boolean':
      return fc.constantFrom(true, false, 'on', 'no', 1, 0, ['false', 'true']);
    case 'choice':
      return fc.constantFrom(...keys);
    case 'choices':
      return fc.subarray(keys).chain((some) => fc.shuffledSubarray([...some, ...some, '']));
    case 'country':
      return fc.constantFrom(...COUNTRY_CODES);
    case 'language':
      return fc.constantFrom('fr', 'fr_CA', 'zh-hant-tw', 'EN', 'sr-latn');
    case 'phone':
      return fc.integer({ min: 1e8, max: 9e13 }).map((number) => `+${number}`);
    case 'url':
      return fc.webUrl({ withQueryParameters: true, withFragments: true });
  }
};
