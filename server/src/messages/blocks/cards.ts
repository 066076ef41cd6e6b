import {
  allBlocks,
  type CardLayout,
  type EntryBlock,
  type EntryCard,
  type MessageDocument,
  type QueryBlock,
} from '../../../../content-types';
import { linkStyle } from '../inline';
import { node, type Node } from '../layout';
import { imageSource } from '../links';
import { cleanLine, cleanText, escapeHtml } from '../text';
import { buttonHtml } from './button';
import { padding, roomIn, stack, type BlockContext, type Piece } from './context';
import { headingStyle } from './heading';
import { altOf, pictureNode } from './image';
import { inRow, rowOf } from './row';

/** Entries of the CMS are titled one level below the heading that they stand under. */
export const cardLevels = (document: MessageDocument): Map<string, 2 | 3> => {
  const levels = new Map<string, 2 | 3>();
  let last = 1;
  for (const block of allBlocks(document.blocks)) {
    if (block.type === 'heading') last = block.level;
    if (block.type === 'entry' || block.type === 'query') levels.set(block.id, last === 1 ? 2 : 3);
  }
  return levels;
};

interface CardStyle {
  level: 2 | 3;
  /** Empty for none. */
  buttonText: string;
}

/** The picture of an entry, which a reader without pictures can do without: the title says it all. */
const picture = (card: EntryCard, href: string | null, context: BlockContext): Node[] => {
  const src = imageSource(card.imageUrl, context.asset);
  if (src === null) return [];
  const own = altOf(card.imageAlt);
  return [
    pictureNode(
      {
        src: escapeHtml(src),
        // A link has to be called something.
        alt: own === '' && href !== null ? altOf(card.title) : own,
        width: roomIn(context),
        href,
      },
      context,
      { 'css-class': 'optin-entry-image' }
    ),
  ];
};

const words = (
  card: EntryCard,
  href: string | null,
  { level, buttonText }: CardStyle,
  context: BlockContext
): Node[] => {
  const title = escapeHtml(cleanLine(card.title).trim());
  const text = escapeHtml(cleanText(card.text).trim()).replace(/\n/g, '<br>');
  const label = escapeHtml(cleanLine(buttonText).trim());
  const linked =
    href === null
      ? title
      : `<a href="${href}" target="_blank" style="${linkStyle(context.look.light.link)}">${title}</a>`;
  const html = [
    ...(title === ''
      ? []
      : [`<h${level} style="${headingStyle(level, context.look)}">${linked}</h${level}>`]),
    ...(text === '' ? [] : [`<p class="optin-last" style="margin:8px 0 0">${text}</p>`]),
  ].join('');
  return [
    ...(html === '' ? [] : [node('mj-text', padding(context, 8), html)]),
    ...(href === null || label === ''
      ? []
      : [
          node(
            'mj-text',
            { 'css-class': 'optin-button optin-entry-button', ...padding(context, 8) },
            buttonHtml({ label, name: `${label}: ${title}`, href }, context.look)
          ),
        ]),
  ];
};

const linkOf = (card: EntryCard, { href }: BlockContext): string | null =>
  card.link.trim() === '' ? null : href(card.link);

/** Picture above the words, or words alone. */
const stacked = (
  card: EntryCard,
  layout: CardLayout,
  style: CardStyle,
  context: BlockContext
): Node[] => {
  const href = linkOf(card, context);
  return [
    ...(layout === 'text' ? [] : picture(card, href, context)),
    ...words(card, href, style, context),
  ];
};

/** Picture beside the words; read in the order in which they stand. */
const beside = (
  card: EntryCard,
  layout: 'image-left' | 'image-right',
  style: CardStyle,
  context: BlockContext
): Node => {
  const href = linkOf(card, context);
  const narrow = inRow(context, 40);
  const image = picture(card, href, narrow);
  if (image.length === 0)
    return rowOf(context, [{ nodes: words(card, href, style, inRow(context, 100)) }]);
  const columns = [
    { width: 40, nodes: image },
    { width: 60, nodes: words(card, href, style, inRow(context, 60)) },
  ];
  return rowOf(context, layout === 'image-left' ? columns : columns.reverse());
};

const isBeside = (layout: CardLayout): layout is 'image-left' | 'image-right' =>
  layout === 'image-left' || layout === 'image-right';

const styleOf = (block: EntryBlock | QueryBlock, context: BlockContext): CardStyle => ({
  level: context.cardLevels.get(block.id) ?? 3,
  buttonText: block.buttonText,
});

/**
 * One entry of the CMS; nothing while there is none to show.
 * @param isNarrow in a column, which cannot be parted again
 */
export const entry = (block: EntryBlock, context: BlockContext, isNarrow: boolean): Piece => {
  const card = context.cards.get(block.id)?.[0];
  if (!card) return stack([]);
  const style = styleOf(block, context);
  return isBeside(block.layout) && !isNarrow
    ? { kind: 'rows', sections: [beside(card, block.layout, style, context)] }
    : stack(stacked(card, block.layout, style, context));
};

/** The latest entries, one below the other or side by side. */
export const query = (block: QueryBlock, context: BlockContext): Piece => {
  const cards = context.cards.get(block.id) ?? [];
  const { layout } = block;
  const style = styleOf(block, context);
  const columns = Math.min(Math.max(Math.round(Number(block.columns) || 1), 1), 3);
  if (columns === 1) {
    if (!isBeside(layout))
      return stack(cards.flatMap((card) => stacked(card, layout, style, context)));
    return { kind: 'rows', sections: cards.map((card) => beside(card, layout, style, context)) };
  }
  const narrow = inRow(context, 100 / columns);
  const sections: Node[] = [];
  for (let from = 0; from < cards.length; from += columns) {
    const row = cards.slice(from, from + columns).map((card) => ({
      nodes: stacked(card, layout, style, narrow),
    }));
    // Places that stay empty keep the last ones as wide as those above.
    while (row.length < columns) row.push({ nodes: [] });
    sections.push(rowOf(context, row));
  }
  return { kind: 'rows', sections };
};
