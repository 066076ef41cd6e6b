import type {
  ColumnItem,
  ColumnsBlock,
  FooterBlock,
  MessageBlock,
  MessageDocument,
} from '../../../../content-types';
import { fieldErrors } from '../../core';
import { anyOf, conditional } from '../conditional';
import type { RefuseLink } from '../inline';
import { cardOfSections, PADDING, section, single, WIDTH, type Node } from '../layout';
import { cleanLine } from '../text';
import { button } from './button';
import { cardLevels, entry, query } from './cards';
import { stack, type BlockContext, type Piece } from './context';
import { heading } from './heading';
import { html } from './html';
import { image } from './image';
import { divider, spacer } from './lines';
import { quote } from './quote';
import { inRow, rowOf } from './row';
import { social } from './social';
import { text } from './text';
import { video } from './video';

/** A 400 that names the block, by position and id, and the link in it. */
const refuseIn =
  (block: MessageBlock, path: string, place: string): RefuseLink =>
  (url) => {
    throw fieldErrors([
      {
        path: `document.blocks.${path}`,
        message: `Block ${place} (${block.type}, ${block.id}) links to "${cleanLine(url).slice(0, 200)}": only complete http, https and mailto links can be sent`,
      },
    ]);
  };

const itemPiece = (block: ColumnItem, context: BlockContext, isNarrow: boolean): Piece => {
  switch (block.type) {
    case 'heading':
      return stack(heading(block, context));
    case 'text':
      return stack(text(block, context));
    case 'image':
      return stack(image(block, context));
    case 'button':
      return stack(button(block, context));
    case 'divider':
      return stack(divider(block, context));
    case 'spacer':
      return stack(spacer(block));
    case 'quote':
      return stack(quote(block, context));
    case 'social':
      return stack(social(block, context));
    case 'video':
      return stack(video(block, context));
    case 'html':
      return stack(html(block, context));
    case 'entry':
      return entry(block, context, isNarrow);
  }
};

const columns = (
  block: ColumnsBlock,
  context: BlockContext,
  path: string,
  place: string
): Piece => {
  const inside = inRow(context, 100 / block.columns.length);
  const filled = block.columns.map(({ blocks }, column) => ({
    nodes: blocks.flatMap((item, index) => {
      const refuse = refuseIn(
        item,
        `${path}.columns.${column}.blocks.${index}`,
        `${place}, column ${column + 1}, ${index + 1}`
      );
      const piece = itemPiece(item, { ...inside, refuse }, true);
      return shown(item, piece.kind === 'stack' ? piece.nodes : piece.sections, context);
    }),
  }));
  return filled.every(({ nodes }) => nodes.length === 0)
    ? stack([])
    : { kind: 'rows', sections: [rowOf(context, filled)] };
};

/** Nodes for those readers who are to see the block; nothing to wrap where there is nothing. */
const shown = ({ when }: MessageBlock, nodes: Node[], { slots }: BlockContext): Node[] =>
  nodes.length === 0 ? [] : conditional(when, nodes, slots);

type CardBlock = Exclude<MessageBlock, FooterBlock>;

const cardPiece = (block: CardBlock, index: number, context: BlockContext): Piece => {
  const path = String(index);
  const place = String(index + 1);
  const own = { ...context, refuse: refuseIn(block, path, place) };
  const piece =
    block.type === 'columns'
      ? columns(block, own, path, place)
      : block.type === 'query'
        ? query(block, own)
        : itemPiece(block, own, false);
  return piece.kind === 'stack'
    ? stack(shown(block, piece.nodes, context))
    : { kind: 'rows', sections: shown(block, piece.sections, context) };
};

const isFilled = (piece: Piece): boolean =>
  (piece.kind === 'stack' ? piece.nodes : piece.sections).length > 0;

/** One section where all blocks stack; where some part into columns, a section for each run. */
const toCard = (filled: Piece[], { locale, direction, look }: BlockContext): Node[] => {
  if (filled.length === 0) return [];
  const sections: Node[] = [];
  let run: Node[] = [];
  const closeRun = () => {
    if (run.length > 0) sections.push(single(direction, run));
    run = [];
  };
  for (const piece of filled)
    if (piece.kind === 'stack') run.push(...piece.nodes);
    else {
      closeRun();
      sections.push(...piece.sections);
    }
  if (sections.length === 0) return [section('card', locale, look, run)];
  closeRun();
  return [cardOfSections(locale, look, sections)];
};

export type SectionsInput = Omit<BlockContext, 'place' | 'cardLevels' | 'refuse'>;

const noLinks: RefuseLink = () => {
  throw new Error('an empty footer has no links');
};

/**
 * The blocks in sections: what lies between footers on cards, footers on the ground. A document
 * without a footer gets one at the end, for identity and exit are in every mail.
 */
export const toSections = (document: MessageDocument, input: SectionsInput): Node[] => {
  const context: BlockContext = {
    ...input,
    cardLevels: cardLevels(document),
    place: { width: WIDTH, side: PADDING },
    refuse: noLinks,
  };
  const sections: Node[] = [];
  let card: { piece: Piece; when: MessageBlock['when'] }[] = [];
  const closeCard = () => {
    const filled = card.filter(({ piece }) => isFilled(piece));
    const nodes = toCard(
      filled.map(({ piece }) => piece),
      context
    );
    // Whoever sees none of its blocks gets no empty card either.
    sections.push(...conditional(anyOf(filled.map(({ when }) => when)), nodes, context.slots));
    card = [];
  };
  const addFooter = (content: FooterBlock['content'], refuse: RefuseLink) =>
    sections.push(section('footer', context.locale, context.look, context.footer(content, refuse)));
  document.blocks.forEach((block, index) => {
    if (block.type !== 'footer') {
      card.push({ piece: cardPiece(block, index, context), when: block.when });
      return;
    }
    closeCard();
    addFooter(block.content, refuseIn(block, String(index), String(index + 1)));
  });
  closeCard();
  if (!document.blocks.some(({ type }) => type === 'footer')) addFooter([], noLinks);
  return sections;
};
export type { BlockContext } from './context';
