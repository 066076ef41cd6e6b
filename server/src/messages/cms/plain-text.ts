import { decodeEntities } from './entities';

/** Longer values are cut before they are read: a card shows a few lines of them. */
const MAX_READ = 6000;

/** One line without control characters, as a card and a header can hold it. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .trim();

/** At most `max` characters, cut at a word's end where there is one near, with an ellipsis. */
export const cutAtWord = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const room = text.slice(0, max - 1);
  const space = room.lastIndexOf(' ');
  // A language without spaces, or one endless word, is cut where the room ends.
  const cut = text[max - 1] === ' ' || space < max / 2 ? room : room.slice(0, space);
  // Neither half a surrogate pair nor a dangling comma.
  return `${cut.replace(/[\ud800-\udbff]$/, '').replace(/[\s,;:.–—-]+$/, '')}…`;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Strapi's blocks editor: nodes with `text`, or with `children`. Pictures are left out. */
const ofBlocks = (nodes: readonly unknown[]): string =>
  nodes
    .map((node): string => {
      if (!isRecord(node) || node.type === 'image') return '';
      if (typeof node.text === 'string') return node.text;
      const inner = Array.isArray(node.children) ? ofBlocks(node.children) : '';
      return node.type === 'link' ? inner : `${inner} `;
    })
    .join('');

/** Words of HTML; each block element ends one. */
const ofHtml = (html: string): string =>
  decodeEntities(
    html
      .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
      .replace(/<(script|style|template|noscript)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
      .replace(
        /<\/?(p|div|br|hr|h[1-6]|li|ul|ol|dl|dt|dd|table|thead|tbody|tr|td|th|blockquote|pre|figure|figcaption|section|article|header|footer|img)\b[^>]*>/gi,
        ' '
      )
      .replace(/<\/?[a-z][^>]*(>|$)/gi, '')
  );

/** Words of Markdown with what editors use of it; HTML inside of it is read too. */
const ofMarkdown = (markdown: string): string =>
  ofHtml(
    markdown
      .replace(/^ {0,3}(```|~~~).*$/gm, '')
      .replace(/!\[[^\]\n]*\](\([^)\n]*\)|\[[^\]\n]*\])/g, '')
      .replace(/\[([^\]\n]*)\](\([^)\n]*\)|\[[^\]\n]*\])/g, '$1')
      .replace(/^ {0,3}\[[^\]\n]+\]:.*$/gm, '')
      .replace(/<(https?:[^>\s]+)>/g, '$1')
      .replace(/^ {0,3}([-*_])( *\1){2,} *$/gm, '')
      .replace(/^\s*\|?( *:?-{2,}:? *\|)+ *:?-* *:?\s*$/gm, '')
      .replace(/^ {0,3}=+ *$/gm, '')
      .replace(/^ {0,3}#{1,6} +(.*?)( +#+)? *$/gm, '$1')
      .replace(/^( {0,3}> ?)+/gm, '')
      .replace(/^\s*([-*+]|\d{1,9}[.)]) +/gm, '')
      .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
      .replace(/(?<![\w*\\])([*_])(?=\S)([^\n]*?[^\s*_\\])\1(?!\w)/g, '$2')
      .replace(/~~(?=\S)([^\n]*?\S)~~/g, '$1')
      .replace(/(`+)([^\n]*?[^`])\1(?!`)/g, '$2')
      .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
  );

/**
 * The words of a value, whatever it is made of: Strapi's blocks, Markdown, HTML, a plain string, a
 * number, a date. Never markup: what looks like a tag or a template is text like any other.
 * @param type of the attribute, as Strapi names it; anything else holds plain text
 */
export const toPlainText = (value: unknown, type: string): string => {
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value))
    return type === 'blocks' || type === 'json' ? oneLine(ofBlocks(value.slice(0, 500))) : '';
  if (typeof value !== 'string') return '';
  const read = value.slice(0, MAX_READ);
  if (type === 'richtext') return oneLine(ofMarkdown(read));
  // Custom fields of rich text editors are texts that hold HTML.
  const isHtml =
    type === 'text' && /^\s*<(p|div|h[1-6]|ul|ol|figure|blockquote)\b[^>]*>/i.test(read);
  return oneLine(isHtml ? ofHtml(read) : read);
};
