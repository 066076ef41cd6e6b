import type { Active } from '@dnd-kit/core';
import type { Copied } from '../model/clipboard';
import type { PaletteItem } from '../model/new-block';

/** What is dragged: something new, saved blocks, or a block of the message. */
export type Dragged =
  | { from: 'palette'; item: PaletteItem }
  | { from: 'saved'; name: string; copied: Copied }
  | { from: 'canvas'; id: string };

/** dnd-kit carries what a draggable was given; nothing else in the panel uses this context. */
export const draggedOf = (active: Active | null): Dragged | null =>
  (active?.data.current as { dragged?: Dragged } | undefined)?.dragged ?? null;
