import type { LocalizedText } from '../../../content-types';

/** Strapi's inputs hand out null when they are emptied; the contracts want text. */
export const clean = (value: string | null | undefined): string => (value ?? '').trim();

/** The same where the contract has null for "nothing". */
export const cleanOrNull = (value: string | null | undefined): string | null =>
  clean(value) || null;

/** A key out of a name: `Été à Paris` becomes `ete-a-paris`. */
export const slugify = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');

export const isSlug = (value: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);

/** `Ada Lovelace`, or nothing where the person gave no name. */
export const fullName = (person: { firstName?: string | null; lastName?: string | null }): string =>
  [person.firstName, person.lastName].filter(Boolean).join(' ');

/** Drops blank texts: a missing language falls back, an empty one would show nothing. */
export const trimLocalized = (text: LocalizedText): LocalizedText =>
  Object.fromEntries(
    Object.entries(text)
      .map(([locale, value]) => [locale, (value ?? '').trim()])
      .filter(([, value]) => value !== '')
  );
