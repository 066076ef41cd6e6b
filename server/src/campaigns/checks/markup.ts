import sanitizeHtml from 'sanitize-html';
import type { ReadImage, ReadLink } from './contents';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

/** What the few entities that sanitize-html writes stand for. */
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_match, name: string) => ENTITIES[name]);

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : decode(found);
};

const ANCHOR = /<a\b[^>]*>([\s\S]*?)<\/a>/g;
const IMAGE = /<img\b[^>]*>/g;

const wordsOf = (html: string): string =>
  decode(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Links, pictures and words of markup from elsewhere. It is brought into one spelling first
 * (attributes quoted, entities escaped), so that the patterns here see what a parser saw.
 */
export const readMarkup = (
  html: string
): { links: ReadLink[]; images: ReadImage[]; words: string } => {
  const plain = sanitizeHtml(html, {
    allowedTags: ['a', 'img'],
    allowedAttributes: { a: ['href'], img: ['src', 'alt'] },
    // Judged by the rules, which name what is wrong; nothing of this is shown to anybody.
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'optin', 'cid', 'ftp', 'file'],
    allowProtocolRelative: true,
  });
  const links = [...plain.matchAll(ANCHOR)].flatMap(([anchor, inner]) => {
    const url = (attribute(anchor, 'href') ?? '').trim();
    return url === '' || /^(#|tel:)/i.test(url) ? [] : [{ url, label: wordsOf(inner) || null }];
  });
  const images = [...plain.matchAll(IMAGE)].map(([image]) => ({
    fileIds: [],
    isMissing: (attribute(image, 'src') ?? '').trim() === '',
    // An empty text is how markup says that a picture is decoration (WCAG 2.2, 1.1.1).
    alt: attribute(image, 'alt') === null ? '' : null,
  }));
  return { links, images, words: wordsOf(plain) };
};

/** A whole page around the part that shows, which nobody misses. */
const WRAPPERS = /^<(html|head|body|meta|title|tbody)\b/i;

const tagsIn = (html: string): number =>
  (html.replace(/<!--[\s\S]*?-->/g, '').match(/<[a-z][^\s/>]*/gi) ?? []).filter(
    (tag) => !WRAPPERS.test(tag)
  ).length;

/**
 * Whether cleaning took more away than a page's wrapping: elements, or what would have run.
 * @param cleaned what is sent instead of `html`
 */
export const lostSomething = (html: string, cleaned: string): boolean =>
  tagsIn(cleaned) < tagsIn(html) || /\son[a-z]+\s*=|(java|vb)script\s*:/i.test(html);
