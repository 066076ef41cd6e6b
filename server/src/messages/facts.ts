import type { ConditionInput, FieldValues } from '../../../content-types';
import { fieldOfTag } from '../../../content-types';

/**
 * What is known of a reader, by the paths of conditions: `locale`, `lists` (ids of the lists that
 * they have confirmed), `fields.<key>` (as stored: options by key, days as `YYYY-MM-DD`).
 */
export type Facts = (path: string) => ConditionInput;

export interface KnownReader {
  /** BCP 47. */
  locale: string;
  /** Ids of the lists that they have confirmed. */
  listIds?: readonly number[];
  fields?: Readonly<FieldValues>;
}

const canonical = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? locale;
  } catch {
    return locale;
  }
};

/**
 * A language with all that it is a variety of: who reads `fr-CA` reads `fr`, so a block for `fr` is
 * for them too; one for `fr-CA` is not for every reader of `fr`.
 */
export const languagesOf = (locale: string): string[] => {
  const parts = canonical(locale).split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/** What conditions can know of a reader; a path that nobody knows is empty. */
export const factsOf = ({ locale, listIds = [], fields = {} }: KnownReader): Facts => {
  // Worked out when asked for: most messages ask for little.
  let languages: string[] | undefined;
  return (path) => {
    if (path === 'locale') return (languages ??= languagesOf(locale));
    if (path === 'lists') return listIds.map(String);
    const key = fieldOfTag(path);
    return key !== null && Object.hasOwn(fields, key) ? fields[key] : null;
  };
};

/** Somebody who reads a language, and of whom nothing else is known: previews, tests, the archive. */
export const factsOfNobody = (locale: string): Facts => factsOf({ locale });
