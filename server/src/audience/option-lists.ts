import { COUNTRY_CODES, LANGUAGE_CODES } from '../../../content-types';

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
  const options = (kind === 'country' ? COUNTRY_CODES : LANGUAGE_CODES)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    // Codes that have no name here are of no use to anybody.
    .filter(({ value, label }) => label.toLowerCase() !== value.toLowerCase())
    .sort((a, b) => a.label.localeCompare(b.label, tag));
  cache.set(`${kind} ${tag}`, options);
  return options;
};
