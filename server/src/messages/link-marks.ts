// Noncharacters, as the marks of slots are: no editor's text keeps them, no converter touches them.
const OPEN = '\uFDD4';
const CLOSE = '\uFDD5';
const MARK = /\uFDD4(\d+)\uFDD5/g;

/** Links in markup that was cleaned: every value is quoted, every `<`, `>` and `"` in it escaped. */
const WEB_HREF = /(<a\b[^>]*? href=")(https?:[^"]*)"/gi;

/** Keeps the web links of a message while their marks travel through MJML and html-to-text. */
export const createLinkMarks = () => {
  const urls: string[] = [];

  /** A mark to put where the address would stand. Equal addresses are one link. */
  const mark = (url: string): string => {
    const known = urls.indexOf(url);
    return `${OPEN}${known === -1 ? urls.push(url) - 1 : known}${CLOSE}`;
  };

  return {
    urls: urls as readonly string[],
    mark,
    /** Marks the links of cleaned markup. */
    markHtml: (html: string): string =>
      html.replace(
        WEB_HREF,
        (_, before: string, url: string) => `${before}${mark(url.replaceAll('&amp;', '&'))}"`
      ),
    /** Marked text with an address for each link. */
    fill: (marked: string, addressOf: (url: string) => string): string =>
      marked.replace(MARK, (_, index: string) => addressOf(urls[Number(index)])),
  };
};
export type LinkMarks = ReturnType<typeof createLinkMarks>;
