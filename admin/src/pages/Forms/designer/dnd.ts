import type { Active, DroppableContainer } from '@dnd-kit/core';
import { gapOf, type GapTarget } from '../../../utils/gaps';
import type { PaletteItem } from '../model/new-block';
import type { Place } from '../model/tree';

/** What is dragged: something new from the palette, or a block of the form. */
export type Dragged = { from: 'palette'; item: PaletteItem } | { from: 'canvas'; id: string };

/** dnd-kit carries what a draggable was given; nothing else in the panel uses this context. */
export const draggedOf = (active: Active | null): Dragged | null =>
  (active?.data.current as { dragged?: Dragged } | undefined)?.dragged ?? null;

export const targetOf = (
  container: { data: DroppableContainer['data'] } | null
): GapTarget<Place> | null => gapOf<Place>(container);
