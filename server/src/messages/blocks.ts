import type {
  FooterBlock,
  HeadingBlock,
  ImageBlock,
  MessageBlock,
  MessageDocument,
  RichNode,
  TextBlock,
} from '../../../content-types';
import { fieldErrors, type Links } from '../core';
import { hasInline, inlineHtml, type RefuseLink } from './inline';
import { CONTENT_WIDTH, node, section, type Node } from './layout';
import { imageSource, linkHref } from './links';
import type { Slots } from './slots';
import { cleanLine, escapeHtml } from './text';

export interface BlockContext {
  locale: string;
  slots: Slots;
  asset: Links['asset'];
  /** Identity and exit, which the engine puts below what the editor wrote in the footer. */
  footer: (content: FooterBlock['content'], refuse: RefuseLink) => Node[];
}

/** A 400 that names the block, by position and id, and the link in it. */
const refuseIn =
  (block: MessageBlock, index: number): RefuseLink =>
  (url) => {
    throw fieldErrors([
      {
        path: `document.blocks.${index}`,
        message: `Block ${index + 1} (${block.type}, ${block.id}) links to "${cleanLine(url).slice(0, 200)}": only complete http, https and mailto links can be sent`,
      },
    ]);
  };

const HEADING_STYLE = {
  1: 'font-size:28px;line-height:1.25',
  2: 'font-size:22px;line-height:1.3',
  3: 'font-size:18px;line-height:1.4',
} as const;

const heading = (block: HeadingBlock, { slots }: BlockContext, refuse: RefuseLink): Node[] => {
  if (!hasInline(block.content)) return [];
  const html = inlineHtml(block.content, slots, refuse);
  const level = block.level === 1 || block.level === 2 ? block.level : 3;
  return [
    node(
      'mj-text',
      { align: block.align },
      `<h${level} style="margin:0;font-weight:700;${HEADING_STYLE[level]}">${html}</h${level}>`
    ),
  ];
};

const rich = (content: RichNode, last: boolean, inline: (n: RichInline) => string): string => {
  const margin = `margin:0 0 ${last ? 0 : 16}px`;
  if (content.type === 'paragraph')
    return `<p${last ? ' class="optin-last"' : ''} style="${margin}">${inline(content.content) || '&nbsp;'}</p>`;
  const tag = content.type === 'bulletList' ? 'ul' : 'ol';
  const items = content.items.map((item) => `<li>${inline(item)}</li>`).join('');
  return `<${tag} style="${margin};padding-inline-start:24px">${items}</${tag}>`;
};
type RichInline = Parameters<typeof inlineHtml>[0];

const text = (block: TextBlock, { slots }: BlockContext, refuse: RefuseLink): Node[] => {
  if (block.content.length === 0) return [];
  const html = block.content
    .map((content, index) =>
      rich(content, index === block.content.length - 1, (n) => inlineHtml(n, slots, refuse))
    )
    .join('');
  return [node('mj-text', {}, html)];
};

const image = (block: ImageBlock, { asset, slots }: BlockContext, refuse: RefuseLink): Node[] => {
  const src = imageSource(block.url, asset);
  if (src === null) {
    // An unfinished image is left out of previews; preflight keeps it from being sent.
    if (block.url.trim() === '') return [];
    return refuse(block.url);
  }
  const link =
    block.link.trim() === '' ? null : (linkHref(block.link, slots) ?? refuse(block.link));
  const width = Math.min(Math.max(block.width ?? CONTENT_WIDTH, 1), CONTENT_WIDTH);
  return [
    node('mj-image', {
      src: escapeHtml(src),
      alt: escapeHtml(cleanLine(block.alt)),
      width: `${Math.round(width)}px`,
      ...(link === null ? {} : { href: link }),
    }),
  ];
};

const toNodes = (block: MessageBlock, index: number, context: BlockContext): Node[] => {
  const refuse = refuseIn(block, index);
  switch (block.type) {
    case 'heading':
      return heading(block, context, refuse);
    case 'text':
      return text(block, context, refuse);
    case 'image':
      return image(block, context, refuse);
    case 'button': {
      const label = escapeHtml(cleanLine(block.text).trim());
      if (label === '') return [];
      const href =
        block.url.trim() === '' ? null : (linkHref(block.url, context.slots) ?? refuse(block.url));
      return [node('mj-button', { align: block.align, ...(href === null ? {} : { href }) }, label)];
    }
    case 'divider':
      return [node('mj-divider', {})];
    case 'footer':
      return context.footer(block.content, refuse);
  }
};

/**
 * The blocks in sections: what lies between footers on cards, footers on the ground. A document
 * without a footer gets one at the end, for identity and exit are in every mail.
 */
export const toSections = (document: MessageDocument, context: BlockContext): Node[] => {
  const sections: Node[] = [];
  let card: Node[] = [];
  const closeCard = () => {
    if (card.length > 0) sections.push(section('card', context.locale, card));
    card = [];
  };
  document.blocks.forEach((block, index) => {
    const nodes = toNodes(block, index, context);
    if (block.type !== 'footer') {
      card.push(...nodes);
      return;
    }
    closeCard();
    sections.push(section('footer', context.locale, nodes));
  });
  closeCard();
  if (!document.blocks.some(({ type }) => type === 'footer'))
    sections.push(
      section(
        'footer',
        context.locale,
        context.footer([], () => {
          throw new Error('an empty footer has no links');
        })
      )
    );
  return sections;
};
