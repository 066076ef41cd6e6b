import { frenchSpacing } from '../../../content-types';
import { LOCALES, type SystemLocale } from './constants';

/** The system language that serves a BCP 47 tag: `fr-CA` is served by `fr`, the rest by `en`. */
export const toSystemLocale = (locale: string | null | undefined): SystemLocale => {
  const language = (locale ?? '').toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((candidate) => candidate === language) ?? LOCALES[0];
};

/** The text in the reader's language, in that of a parent tag, in English, or in any. */
export const pickText = (
  texts: Partial<Record<string, string>> | null | undefined,
  locale: string
): string => {
  if (!texts) return '';
  const exact = texts[locale] || texts[locale.split(/[-_]/)[0]] || texts[LOCALES[0]];
  return exact || Object.values(texts).find(Boolean) || '';
};

type Dictionary = Record<string, string>;

/**
 * A room's texts. A missing key is a programming error, so the type of the English file decides
 * which keys exist. `{name}` in a text stands for `values.name`.
 */
export const createTranslator = <D extends Dictionary>({
  en,
  fr,
}: { en: D } & Record<SystemLocale, Record<keyof D, string>>) => {
  const texts: Record<SystemLocale, Dictionary> = {
    en,
    fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, frenchSpacing(text)])),
  };
  return (locale: string, key: keyof D, values: Record<string, string | number> = {}): string =>
    texts[toSystemLocale(locale)][String(key)].replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name]) : whole
    );
};
