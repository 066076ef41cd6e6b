import type {
  InlineNode,
  MessageBlock,
  MessageBlockType,
  MessageDocument,
  RichNode,
} from '../../../../../content-types';

/** The order in which the editor offers blocks. */
export const BLOCK_TYPES = [
  'heading',
  'text',
  'image',
  'button',
  'divider',
  'footer',
] as const satisfies readonly MessageBlockType[];

/** Pixels: the width of the message column, which no image exceeds. */
export const MESSAGE_WIDTH = 600;

/**
 * An id that is unique within one message. `crypto.randomUUID` exists only on secure origins, and
 * panels are also reached over plain HTTP inside a company.
 */
export const newBlockId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');

/** An empty block of a type, as the editor inserts it. */
export const createBlock = (type: MessageBlockType, id: string): MessageBlock => {
  switch (type) {
    case 'heading':
      return { id, type, level: 2, align: 'left', content: [] };
    case 'text':
      return { id, type, content: [] };
    case 'image':
      return { id, type, fileId: null, url: '', alt: '', width: null, link: '' };
    case 'button':
      return { id, type, text: '', url: '', align: 'left' };
    case 'divider':
      return { id, type };
    case 'footer':
      return { id, type, content: [] };
  }
};

const withBlocks = (document: MessageDocument, blocks: MessageBlock[]): MessageDocument => ({
  ...document,
  blocks,
});

export const indexOfBlock = (document: MessageDocument, id: string): number =>
  document.blocks.findIndex((block) => block.id === id);

/** Inserts at `index`; an index outside the message means its nearest end. */
export const insertBlock = (
  document: MessageDocument,
  block: MessageBlock,
  index: number
): MessageDocument => {
  const at = Math.max(0, Math.min(index, document.blocks.length));
  return withBlocks(document, [
    ...document.blocks.slice(0, at),
    block,
    ...document.blocks.slice(at),
  ]);
};

/** Where a block added at the end goes: before a footer that closes the message. */
export const endOfContent = ({ blocks }: MessageDocument): number =>
  blocks.at(-1)?.type === 'footer' ? blocks.length - 1 : blocks.length;

/** Replaces the block that has the same id; an unknown id changes nothing. */
export const updateBlock = (document: MessageDocument, block: MessageBlock): MessageDocument =>
  indexOfBlock(document, block.id) < 0
    ? document
    : withBlocks(
        document,
        document.blocks.map((candidate) => (candidate.id === block.id ? block : candidate))
      );

export const removeBlock = (document: MessageDocument, id: string): MessageDocument =>
  indexOfBlock(document, id) < 0
    ? document
    : withBlocks(
        document,
        document.blocks.filter((block) => block.id !== id)
      );

/** Moves a block up (`-1`) or down (`1`); at the end of the message it stays where it is. */
export const moveBlock = (document: MessageDocument, id: string, by: -1 | 1): MessageDocument => {
  const from = indexOfBlock(document, id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= document.blocks.length) return document;
  const blocks = [...document.blocks];
  [blocks[from], blocks[to]] = [blocks[to], blocks[from]];
  return withBlocks(document, blocks);
};

/** Puts a copy right below the original. */
export const duplicateBlock = (
  document: MessageDocument,
  id: string,
  copyId: string
): MessageDocument => {
  const index = indexOfBlock(document, id);
  if (index < 0) return document;
  const copy: MessageBlock = { ...document.blocks[index], id: copyId };
  return insertBlock(document, copy, index + 1);
};

/** The words of inline nodes; a merge tag reads as its fallback. */
export const inlineText = (nodes: InlineNode[]): string =>
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

const richText = (nodes: RichNode[]): string =>
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
      return inlineText(block.content);
    case 'text':
      return richText(block.content);
    case 'image':
      return block.alt;
    case 'button':
      return block.text;
    case 'divider':
      return '';
  }
};
