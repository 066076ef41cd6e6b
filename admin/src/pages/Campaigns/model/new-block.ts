import {
  MAX_COLUMNS,
  type ColumnsBlock,
  type MessageBlock,
  type MessageBlockType,
} from '../../../../../content-types';
import { createBlock } from '../blocks/create';
import { newBlockId, type MakeId } from './ids';

/** Pixels: the width of the message column, which no image exceeds. */
export const MESSAGE_WIDTH = 600;

/** What the palette offers, in its order; columns come as so many at once. */
export type PaletteItem = Exclude<MessageBlockType, 'columns'> | `columns:${2 | 3 | 4}`;

export const PALETTE_GROUPS = [
  {
    name: 'content',
    items: ['heading', 'text', 'image', 'button', 'quote', 'social', 'video', 'html'],
  },
  {
    name: 'layout',
    items: ['columns:2', 'columns:3', 'columns:4', 'divider', 'spacer', 'footer'],
  },
  { name: 'cms', items: ['entry', 'query'] },
] as const satisfies readonly { name: string; items: readonly PaletteItem[] }[];

export const createColumns = (count: number, makeId: MakeId = newBlockId): ColumnsBlock => ({
  id: makeId(),
  type: 'columns',
  columns: Array.from({ length: Math.min(count, MAX_COLUMNS) }, () => ({
    id: makeId(),
    blocks: [],
  })),
});

/** An empty block as the palette hands it out. */
export const createItem = (item: PaletteItem, makeId: MakeId = newBlockId): MessageBlock => {
  switch (item) {
    case 'columns:2':
    case 'columns:3':
    case 'columns:4':
      return createColumns(Number(item.slice('columns:'.length)), makeId);
    default:
      return createBlock(item, makeId());
  }
};
