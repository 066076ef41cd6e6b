/** Longest address that a message takes. */
const MAX_URL = 2048;
const PLACEHOLDER = /\{([A-Za-z_][\w.]{0,99})\}/g;

/** Names between braces in a link pattern, each once; `locale` and `documentId` are always known. */
export const placeholdersOf = (pattern: string): string[] => [
  ...new Set([...pattern.matchAll(PLACEHOLDER)].map(([, name]) => name)),
];

/** Whether a pattern can lead anywhere: an absolute web address, a path, or one attribute alone. */
export const isLinkPattern = (pattern: string): boolean => {
  if (pattern === '') return true;
  if (/[\p{Cc}\s\\]/u.test(pattern) || pattern.length > MAX_URL) return false;
  const filled = pattern.replace(PLACEHOLDER, 'x');
  if (/[{}]/.test(filled)) return false;
  if (/^\{[A-Za-z_][\w.]{0,99}\}$/.test(pattern)) return true;
  return /^\/(?!\/)/.test(pattern) || webAddress(filled) !== '';
};

/** An absolute http(s) address as it is; anything else is ''. */
const webAddress = (url: string): string => {
  try {
    const { protocol, host } = new URL(url);
    return /^https?:$/.test(protocol) && host !== '' && url.length <= MAX_URL
      ? new URL(url).href
      : '';
  } catch {
    return '';
  }
};

/**
 * The page of an entry. What attributes hold is encoded, so that no value can change where the
 * pattern leads; where one is empty there is no page. A pattern that is one attribute alone takes
 * its value as the whole address.
 * @param value what an attribute holds; '' for nothing
 * @param publicUrl put before patterns that start with `/`; null while none is known
 */
export const linkOf = (
  pattern: string,
  value: (name: string) => string,
  publicUrl: string | null
): string => {
  if (pattern.trim() === '' || !isLinkPattern(pattern)) return '';
  const names = placeholdersOf(pattern);
  if (names.some((name) => value(name) === '')) return '';
  if (pattern === `{${names[0]}}`) return webAddress(value(names[0]));
  const filled = pattern.replace(PLACEHOLDER, (_, name: string) =>
    // A page may lie in folders, but not outside of its own.
    value(name)
      .split('/')
      .filter((part) => !/^\.{1,2}$/.test(part))
      .map(encodeURIComponent)
      .join('/')
  );
  if (!filled.startsWith('/')) return webAddress(filled);
  return publicUrl === null ? '' : webAddress(`${publicUrl.replace(/\/+$/, '')}${filled}`);
};
