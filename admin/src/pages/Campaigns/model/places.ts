import {
  MAX_COLUMNS,
  type MessageColumn,
  type MessageDocument,
} from '../../../../../content-types';
import type { MakeId } from './ids';
import { columnsWith, findBlock, isColumnItem, positionOf, updateBlock, type Place } from './tree';

/** Where a block added at the end goes: before a footer that closes the message. */
export const endOfContent = ({ blocks }: MessageDocument): number =>
  blocks.at(-1)?.type === 'footer' ? blocks.length - 1 : blocks.length;

/** Right below a block, or at the end of the message. */
export const placeAfter = (document: MessageDocument, id: string | null): Place => {
  const at = id === null ? null : positionOf(document, id);
  return at && !columnsWith(document, at.parent)?.locked
    ? { parent: at.parent, index: at.index + 1 }
    : { parent: null, index: endOfContent(document) };
};

/** The same place in the message itself, for what cannot stand in a column. */
export const outOfColumns = (document: MessageDocument, place: Place): Place => {
  if ('beside' in place) {
    const at = positionOf(document, place.beside);
    return { parent: null, index: at ? at.index + 1 : endOfContent(document) };
  }
  const around = columnsWith(document, place.parent);
  return around
    ? { parent: null, index: document.blocks.indexOf(around) + 1 }
    : { parent: null, index: place.index };
};

/** One place further up or down: in the column, out of the columns, past the next block. */
export const placeNextTo = (document: MessageDocument, id: string, by: -1 | 1): Place | null => {
  const at = positionOf(document, id);
  if (!at) return null;
  const around = columnsWith(document, at.parent);
  const siblings = around
    ? (around.columns.find((column) => column.id === at.parent)?.blocks ?? [])
    : document.blocks;
  const next = at.index + by;
  if (next >= 0 && next < siblings.length)
    return { parent: at.parent, index: by < 0 ? next : next + 1 };
  return around
    ? { parent: null, index: document.blocks.indexOf(around) + (by < 0 ? 0 : 1) }
    : null;
};

/**
 * To the left or right: the end of the next column, a column more past the last one, or, in the
 * message itself, beside the block above (left) or below (right). Null where there is none.
 */
export const placeBeside = (document: MessageDocument, id: string, by: -1 | 1): Place | null => {
  const at = positionOf(document, id);
  const block = findBlock(document, id);
  if (!at || !block || !isColumnItem(block)) return null;
  const around = columnsWith(document, at.parent);
  if (!around) {
    const other = document.blocks[at.index + by];
    if (!other || other.locked) return null;
    if (other.type === 'columns')
      return other.columns.length < MAX_COLUMNS
        ? { beside: other.id, at: by < 0 ? other.columns.length : 0 }
        : null;
    return isColumnItem(other) ? { beside: other.id, at: by < 0 ? 1 : 0 } : null;
  }
  const index = around.columns.findIndex((column) => column.id === at.parent);
  const next = around.columns[index + by];
  if (next) return { parent: next.id, index: next.blocks.length };
  const isAlone = around.columns[index].blocks.length === 1;
  return isAlone || around.columns.length >= MAX_COLUMNS
    ? null
    : { beside: around.id, at: by < 0 ? 0 : around.columns.length };
};

/** Gives columns another number; blocks of a column that goes join the last one that stays. */
export const setColumnCount = (
  document: MessageDocument,
  id: string,
  count: number,
  makeId: MakeId
): MessageDocument => {
  const block = findBlock(document, id);
  if (block?.type !== 'columns' || count < 1 || count > MAX_COLUMNS) return document;
  if (block.columns.length === count) return document;
  const rest = block.columns.slice(count).flatMap(({ blocks }) => blocks);
  const columns = Array.from(
    { length: count },
    (_none, index): MessageColumn => block.columns[index] ?? { id: makeId(), blocks: [] }
  );
  const last = columns[count - 1];
  columns[count - 1] = { ...last, blocks: [...last.blocks, ...rest] };
  return updateBlock(document, { ...block, columns });
};

/** The block before or after in reading order, for walking with the arrow keys. */
export const neighbourOf = (order: readonly string[], id: string, by: -1 | 1): string | null =>
  order[order.indexOf(id) + by] ?? null;
