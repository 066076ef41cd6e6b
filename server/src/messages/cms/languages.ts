import type { Core } from '@strapi/types';

export interface CmsLocale {
  code: string;
  name: string;
  isDefault: boolean;
}

/** Languages of the CMS, its default first; none where it speaks no languages. */
export const cmsLocales = async (strapi: Core.Strapi): Promise<CmsLocale[]> => {
  const i18n = strapi.plugins.i18n ? strapi.plugin('i18n') : undefined;
  if (!i18n) return [];
  const locales = i18n.service('locales');
  const all = (await locales.find()) as { code: string; name: string | null }[];
  const main = (await locales.getDefaultLocale()) as string | null;
  return all
    .map(({ code, name }) => ({ code, name: name ?? code, isDefault: code === main }))
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
};

/** The language of the CMS that answers to a reader's: exact, its base, another region of it. */
export const matchLocale = (codes: readonly string[], wanted: string): string | null => {
  const lower = wanted.toLowerCase();
  const [base] = lower.split('-');
  return (
    codes.find((code) => code.toLowerCase() === lower) ??
    codes.find((code) => code.toLowerCase() === base) ??
    codes.find((code) => code.toLowerCase().split('-')[0] === base) ??
    null
  );
};

/**
 * Languages to look for an entry in, the best first. Those that the CMS has no longer are left out;
 * its own default comes last.
 */
export const localeChain = (locales: readonly CmsLocale[], wanted: readonly string[]): string[] => {
  const codes = locales.map(({ code }) => code);
  const main = locales.find(({ isDefault }) => isDefault)?.code;
  const found = wanted.flatMap((locale) => (locale ? (matchLocale(codes, locale) ?? []) : []));
  return [...new Set([...found, ...(main ? [main] : [])])];
};
