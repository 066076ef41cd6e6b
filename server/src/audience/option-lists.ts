import isISO31661Alpha2 from 'validator/lib/isISO31661Alpha2.js';
import isISO6391 from 'validator/lib/isISO6391.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const pairs = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

/** ISO 3166-1 alpha-2, upper case. */
export const COUNTRIES = pairs.filter((code) => isISO31661Alpha2(code));
/** ISO 639-1, lower case. */
export const LANGUAGES = pairs.map((code) => code.toLowerCase()).filter((code) => isISO6391(code));

export interface NamedOption {
  value: string;
  label: string;
}

const cache = new Map<string, NamedOption[]>();

/** The names of countries or languages in one language, in its alphabetical order. */
export const namedOptions = (kind: 'country' | 'language', locale: string): NamedOption[] => {
  const tag = locale.replaceAll('_', '-');
  const known = cache.get(`${kind} ${tag}`);
  if (known) return known;
  const names = new Intl.DisplayNames([tag, 'en'], {
    type: kind === 'country' ? 'region' : 'language',
  });
  const options = (kind === 'country' ? COUNTRIES : LANGUAGES)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    // Codes that have no name here are of no use to anybody.
    .filter(({ value, label }) => label.toLowerCase() !== value.toLowerCase())
    .sort((a, b) => a.label.localeCompare(b.label, tag));
  cache.set(`${kind} ${tag}`, options);
  return options;
};
