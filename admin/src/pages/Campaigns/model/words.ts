import type { InlineNode, MessageBlock, RichNode } from '../../../../../content-types';

/** The words of inline nodes; a merge tag reads as its fallback. */
export const inlineText = (nodes: readonly InlineNode[]): string =>
  nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
          return node.text;
        case 'mergeTag':
          return node.fallback;
        case 'break':
          return ' ';
      }
    })
    .join('')
    .trim();

export const richText = (nodes: readonly RichNode[]): string =>
  nodes
    .map((node) =>
      node.type === 'paragraph' ? inlineText(node.content) : node.items.map(inlineText).join(' ')
    )
    .join(' ')
    .trim();

/** A few words that tell one block from another, for labels and announcements. */
export const blockSummary = (block: MessageBlock): string => {
  switch (block.type) {
    case 'heading':
    case 'footer':
    case 'quote':
      return inlineText(block.content);
    case 'text':
      return richText(block.content);
    case 'image':
    case 'video':
      return block.alt;
    case 'button':
      return block.text;
    case 'entry':
      return Object.values(block.frozen ?? {})[0]?.title ?? '';
    case 'columns':
    case 'divider':
    case 'spacer':
    case 'social':
    case 'html':
    case 'query':
      return '';
  }
};
