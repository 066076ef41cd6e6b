import type { CustomFieldType, FieldValue } from '../../content-types';
import { formatFieldValue } from '../../server/src/audience';

const options = [
  { key: 'sea', label: { en: 'The sea', fr: 'La mer' } },
  { key: 'food', label: { en: 'Food' } },
  { key: 'people', label: { en: 'People', fr: 'Les gens' } },
];
const show = (type: CustomFieldType, value: FieldValue, locale: string): string =>
  formatFieldValue({ type, options }, value, locale, { yes: 'oui', no: 'non' });

describe('a value in words', () => {
  it.each<[CustomFieldType, FieldValue, string, string]>([
    ['text', 'Brest', 'fr', 'Brest'],
    ['number', 1234.5, 'en', '1,234.5'],
    ['number', 1234.5, 'fr', '1\u202f234,5'],
    ['date', '1990-05-17', 'en-GB', '17 May 1990'],
    ['date', '1990-05-17', 'fr', '17 mai 1990'],
    ['date', '1990-01-01', 'fr', '1 janvier 1990'],
    ['boolean', true, 'fr', 'oui'],
    ['boolean', false, 'fr', 'non'],
    ['choice', 'sea', 'fr', 'La mer'],
    ['choice', 'food', 'fr', 'Food'],
    ['choice', 'gone', 'fr', 'gone'],
    ['choices', ['sea', 'food', 'people'], 'en', 'The sea, Food, and People'],
    ['choices', ['sea', 'people'], 'fr', 'La mer et Les gens'],
    ['country', 'DE', 'fr', 'Allemagne'],
    ['country', 'DE', 'fr_CA', 'Allemagne'],
    ['language', 'de', 'en', 'German'],
    ['phone', '+33123456789', 'fr', '+33123456789'],
    ['text', null, 'fr', ''],
  ])('of %s %j reads in %s: %s', (type, value, locale, words) => {
    expect(show(type, value, locale)).toBe(words);
  });
});
