const MAX_SLUG_LENGTH = 60;

/** What a slug may look like: lower-case words and digits joined by single hyphens. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `Été à Paris` becomes `ete-a-paris`; a name without Latin letters becomes `item`. */
export const slugify = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '') || 'item';

/** The slug of a name, numbered where it is taken. */
export const uniqueSlug = async (
  name: string,
  taken: (slug: string) => Promise<boolean>
): Promise<string> => {
  const base = slugify(name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base}-${number}`;
    if (!(await taken(candidate))) return candidate;
  }
};
