/** A query that always holds, and one that never does; both go on with `and (…)`. */
const ALWAYS = '(min-width: 0px)';
const NEVER = '(max-width: 0px)';

/**
 * A mail as a reader with a light or a dark screen sees it, whatever the screen of the editor: the
 * questions about the scheme, in style sheets and of pictures, are answered in the text itself.
 */
export const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, scheme === 'dark' ? ALWAYS : NEVER)
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, scheme === 'dark' ? NEVER : ALWAYS);
