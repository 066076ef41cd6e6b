import {
  allBlocks,
  MAX_COLUMNS,
  type ColumnItem,
  type ColumnsBlock,
  type MessageBlock,
  type MessageColumn,
  type MessageDocument,
} from '../../../../../content-types';
import type { MakeId } from './ids';

/**
 * The blocks of a message as a tree of two floors: the message itself (`parent: null`), and columns
 * that hold blocks. Columns never nest; queries and the footer stand in the message itself; a message
 * has at most one footer; what is locked stays as it is. An operation that would break one of these
 * gives the document back as it was.
 */
export interface Slot {
  /** Id of a column, or null for the message itself. */
  parent: string | null;
  index: number;
}
/**
 * Beside a block of the message: `at` 0 is to its left and 1 to its right, which makes two columns of
 * them; beside columns it is the index of the new column.
 */
export interface Beside {
  beside: string;
  at: number;
}
export type Place = Slot | Beside;

/** Blocks that a message can have, those in columns counted; as many as the server takes. */
export const MAX_BLOCKS = 1000;

export const isColumnItem = (block: MessageBlock): block is ColumnItem =>
  block.type !== 'columns' && block.type !== 'query' && block.type !== 'footer';

const withBlocks = (document: MessageDocument, blocks: MessageBlock[]): MessageDocument => ({
  ...document,
  blocks,
});
const putAt = <T>(items: readonly T[], index: number, ...added: T[]): T[] => {
  const at = Math.max(0, Math.min(index, items.length));
  return [...items.slice(0, at), ...added, ...items.slice(at)];
};

export const positionOf = ({ blocks }: MessageDocument, id: string): Slot | null => {
  const index = blocks.findIndex((block) => block.id === id);
  if (index >= 0) return { parent: null, index };
  for (const block of blocks) {
    if (block.type !== 'columns') continue;
    for (const column of block.columns) {
      const at = column.blocks.findIndex((item) => item.id === id);
      if (at >= 0) return { parent: column.id, index: at };
    }
  }
  return null;
};

export const findBlock = ({ blocks }: MessageDocument, id: string): MessageBlock | null => {
  for (const block of blocks) {
    if (block.id === id) return block;
    if (block.type !== 'columns') continue;
    for (const column of block.columns) {
      const found = column.blocks.find((item) => item.id === id);
      if (found) return found;
    }
  }
  return null;
};

/** The block that a column belongs to. */
export const columnsWith = (
  { blocks }: MessageDocument,
  columnId: string | null
): ColumnsBlock | null =>
  blocks.find(
    (block): block is ColumnsBlock =>
      block.type === 'columns' && block.columns.some(({ id }) => id === columnId)
  ) ?? null;

/** What keeps a block as it is: its own lock, or that of the columns it stands in. */
export const isLocked = (document: MessageDocument, id: string): boolean => {
  const at = positionOf(document, id);
  if (!at) return false;
  return (
    findBlock(document, id)?.locked === true || columnsWith(document, at.parent)?.locked === true
  );
};

/** Whether a block may go: neither it nor anything in it is locked. */
export const isFree = (document: MessageDocument, id: string): boolean => {
  const block = findBlock(document, id);
  return (
    block !== null &&
    !isLocked(document, id) &&
    (block.type !== 'columns' ||
      block.columns.every((column) => column.blocks.every(({ locked }) => !locked)))
  );
};

const changeColumns = (
  document: MessageDocument,
  change: (block: ColumnsBlock) => ColumnsBlock
): MessageDocument => {
  let isChanged = false;
  const blocks = document.blocks.map((block) => {
    if (block.type !== 'columns') return block;
    const next = change(block);
    isChanged ||= next !== block;
    return next;
  });
  return isChanged ? withBlocks(document, blocks) : document;
};

const changeColumn = (
  document: MessageDocument,
  columnId: string,
  change: (blocks: ColumnItem[]) => ColumnItem[]
): MessageDocument =>
  changeColumns(document, (block) =>
    block.columns.some(({ id }) => id === columnId)
      ? {
          ...block,
          columns: block.columns.map((column) =>
            column.id === columnId ? { ...column, blocks: change(column.blocks) } : column
          ),
        }
      : block
  );

/** Replaces the block that has the same id; an unknown or a locked one stays. */
export const updateBlock = (document: MessageDocument, block: MessageBlock): MessageDocument => {
  const at = positionOf(document, block.id);
  if (!at || isLocked(document, block.id)) return document;
  if (at.parent === null)
    return withBlocks(
      document,
      document.blocks.map((other) => (other.id === block.id ? block : other))
    );
  return isColumnItem(block)
    ? changeColumn(document, at.parent, (items) =>
        items.map((other) => (other.id === block.id ? block : other))
      )
    : document;
};

const take = (document: MessageDocument, id: string): MessageDocument => {
  const at = positionOf(document, id);
  if (!at) return document;
  return at.parent === null
    ? withBlocks(
        document,
        document.blocks.filter((block) => block.id !== id)
      )
    : changeColumn(document, at.parent, (items) => items.filter((item) => item.id !== id));
};

export const removeBlock = (document: MessageDocument, id: string): MessageDocument =>
  isFree(document, id) ? take(document, id) : document;

const column = (makeId: MakeId, ...blocks: ColumnItem[]): MessageColumn => ({
  id: makeId(),
  blocks,
});

const putBeside = (
  document: MessageDocument,
  blocks: readonly MessageBlock[],
  { beside, at }: Beside,
  makeId: MakeId
): MessageDocument => {
  const index = document.blocks.findIndex(({ id }) => id === beside);
  const target = document.blocks[index];
  const items = blocks.filter(isColumnItem);
  if (!target || target.locked || items.length < blocks.length) return document;
  const replace = (next: MessageBlock) =>
    withBlocks(
      document,
      document.blocks.map((block) => (block === target ? next : block))
    );
  if (target.type === 'columns')
    return target.columns.length < MAX_COLUMNS
      ? replace({ ...target, columns: putAt(target.columns, at, column(makeId, ...items)) })
      : document;
  if (!isColumnItem(target)) return document;
  const own = column(makeId, target);
  const added = column(makeId, ...items);
  return replace({
    id: makeId(),
    type: 'columns',
    columns: at === 0 ? [added, own] : [own, added],
  });
};

/** Whether blocks can stand at a place, as far as their kind and the locks there go. */
export const canStand = (
  document: MessageDocument,
  blocks: readonly MessageBlock[],
  place: Place
): boolean => {
  if ('beside' in place) return blocks.every(isColumnItem);
  if (place.parent === null) return true;
  const around = columnsWith(document, place.parent);
  return around !== null && !around.locked && blocks.every(isColumnItem);
};

const put = (
  document: MessageDocument,
  blocks: readonly MessageBlock[],
  place: Place,
  makeId: MakeId
): MessageDocument => {
  if (!canStand(document, blocks, place)) return document;
  if ('beside' in place) return putBeside(document, blocks, place, makeId);
  if (place.parent === null)
    return withBlocks(document, putAt(document.blocks, place.index, ...blocks));
  return changeColumn(document, place.parent, (items) =>
    putAt(items, place.index, ...blocks.filter(isColumnItem))
  );
};

export const isTooMany = (document: MessageDocument, blocks: readonly MessageBlock[]): boolean =>
  allBlocks([...document.blocks, ...blocks]).length > MAX_BLOCKS;

/** Puts blocks somewhere; where they cannot stand nothing changes. */
export const insertBlocks = (
  document: MessageDocument,
  blocks: readonly MessageBlock[],
  place: Place,
  makeId: MakeId
): MessageDocument => {
  const footers = [...document.blocks, ...blocks].filter(({ type }) => type === 'footer');
  return blocks.length === 0 || footers.length > 1 || isTooMany(document, blocks)
    ? document
    : put(document, blocks, place, makeId);
};

/**
 * What a move leaves behind: columns whose last block has gone hold nothing that anybody put there,
 * and a block that gets a column more beside its own takes the old one along.
 */
const tidied = (
  document: MessageDocument,
  shell: ColumnsBlock | null,
  place: Place,
  columnId: string | null
): MessageDocument => {
  if (shell && 'beside' in place && place.beside === shell.id)
    return changeColumns(document, (block) =>
      block.id === shell.id
        ? {
            ...block,
            columns: block.columns.filter(({ id, blocks }) => id !== columnId || blocks.length > 0),
          }
        : block
    );
  const now = shell ? document.blocks.find(({ id }) => id === shell.id) : undefined;
  return now?.type === 'columns' && now.columns.every(({ blocks }) => blocks.length === 0)
    ? withBlocks(
        document,
        document.blocks.filter((block) => block !== now)
      )
    : document;
};

/** Cannot be the id of a block that somebody saved. */
const ON_ITS_WAY = '*';
const shapeOf = ({ blocks }: MessageDocument): string =>
  JSON.stringify(
    blocks.map((block) =>
      block.type === 'columns'
        ? [block.id, block.columns.map(({ blocks: items }) => items.map(({ id }) => id))]
        : block.id
    )
  );

/** Moves a block; places count as they were before it left. */
export const moveBlock = (
  document: MessageDocument,
  id: string,
  place: Place,
  makeId: MakeId
): MessageDocument => {
  const block = findBlock(document, id);
  const from = positionOf(document, id);
  if (!block || !from || !isFree(document, id)) return document;
  if ('beside' in place && place.beside === id) return document;
  const inserted = put(document, [{ ...block, id: ON_ITS_WAY }], place, makeId);
  if (!positionOf(inserted, ON_ITS_WAY)) return document;
  const shell = columnsWith(document, from.parent);
  const left = tidied(take(inserted, id), shell, place, from.parent);
  const to = positionOf(left, ON_ITS_WAY);
  if (!to) return document;
  const arrive = <B extends MessageBlock>(item: B): B =>
    item.id === ON_ITS_WAY ? { ...item, id } : item;
  const moved =
    to.parent === null
      ? withBlocks(left, left.blocks.map(arrive))
      : changeColumn(left, to.parent, (items) => items.map(arrive));
  return shapeOf(moved) === shapeOf(document) ? document : moved;
};
