import type { BlockTexts } from '../../../../../../content-types';
import type { CursorAt } from '../context';
import type { Tools } from './tools';

/** What decides about the blocks in columns. */
export interface InsideColumns {
  overlays: Readonly<Record<string, BlockTexts>>;
  selectedId: string | null;
  cursor: CursorAt | null;
  isDragging: boolean;
  /** Of the block that is selected in them. */
  tools: Tools | null;
}

export const sameInside = (a: InsideColumns | null, b: InsideColumns | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.overlays === b.overlays &&
    a.selectedId === b.selectedId &&
    a.cursor === b.cursor &&
    a.isDragging === b.isDragging &&
    a.tools === b.tools);
