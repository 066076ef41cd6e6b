import type { InlineNode } from '../../../content-types';
import type { Linker } from './links';
import { slotOf, type Parts, type Slots } from './slots';
import { cleanLine, cleanText, escapeHtml } from './text';

/** Told of a link that must not be sent. */
export type RefuseLink = (url: string) => never;

const breaks = (html: string): string => html.replace(/\n/g, '<br>');

export interface InlineContext {
  slots: Slots;
  href: Linker;
  refuse: RefuseLink;
  /** CSS colour of links. */
  linkColour: string;
}

export const linkStyle = (colour: string): string => `color:${colour};text-decoration:underline`;

/** Inline nodes as HTML: every text escaped, merge tags as marks. */
export const inlineHtml = (
  nodes: readonly InlineNode[],
  { slots, href, refuse, linkColour }: InlineContext
): string =>
  nodes
    .map((inline) => {
      if (inline.type === 'break') return '<br>';
      if (inline.type === 'mergeTag')
        return slots.mark(slotOf(inline.tag), cleanLine(inline.fallback));
      let html = breaks(escapeHtml(cleanText(inline.text)));
      if (html === '') return '';
      if (inline.bold) html = `<strong>${html}</strong>`;
      if (inline.italic) html = `<em>${html}</em>`;
      if (!inline.link?.trim()) return html;
      const target = href(inline.link) ?? refuse(inline.link);
      return `<a href="${target}" style="${linkStyle(linkColour)}">${html}</a>`;
    })
    .join('');

/** Inline nodes as one line of text with slots: a subject. */
export const inlineParts = (nodes: InlineNode[]): Parts => {
  const parts: Parts = nodes.map((inline) => {
    if (inline.type === 'break') return ' ';
    if (inline.type === 'mergeTag')
      return { name: slotOf(inline.tag), fallback: cleanLine(inline.fallback) };
    return cleanLine(inline.text);
  });
  const first = parts[0];
  if (typeof first === 'string') parts[0] = first.trimStart();
  const end = parts.length - 1;
  const last = parts[end];
  if (typeof last === 'string') parts[end] = last.trimEnd();
  return parts.filter((part) => part !== '');
};

/** What inline nodes say, merge tags by their fallbacks. */
export const inlineText = (nodes: InlineNode[]): string =>
  inlineParts(nodes)
    .map((part) => (typeof part === 'string' ? part : part.fallback))
    .join('')
    .trim();

/** Whether a reader would see anything: text or a merge tag. */
export const hasInline = (nodes: readonly InlineNode[]): boolean =>
  nodes.some((inline) =>
    inline.type === 'text' ? inline.text.trim() !== '' : inline.type === 'mergeTag'
  );
