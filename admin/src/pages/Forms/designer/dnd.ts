import type {
  Active,
  CollisionDetection,
  DroppableContainer,
  KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import type { PaletteItem } from '../model/new-block';
import type { Place } from '../model/tree';

/** What is dragged: something new from the palette, or a block of the form. */
export type Dragged = { from: 'palette'; item: PaletteItem } | { from: 'canvas'; id: string };

/** dnd-kit carries what a draggable was given; nothing else in the panel uses this context. */
export const draggedOf = (active: Active | null): Dragged | null =>
  (active?.data.current as { dragged?: Dragged } | undefined)?.dragged ?? null;

interface Target {
  place: Place;
  /** How the place is called for those who do not see it. */
  label: string;
}

export const targetOf = (container: { data: DroppableContainer['data'] } | null): Target | null =>
  (container?.data.current as Target | undefined) ?? null;

interface Box {
  top: number;
  left: number;
  width: number;
  height: number;
}

const distance = (x: number, y: number, { left, top, width, height }: Box): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));

/** Gaps are thin, so the nearest one counts: to the pointer, or to the corner that the keys move. */
export const nearestGap: CollisionDetection = ({
  pointerCoordinates,
  collisionRect,
  droppableContainers,
  droppableRects,
}) => {
  const x = pointerCoordinates?.x ?? collisionRect.left;
  const y = pointerCoordinates?.y ?? collisionRect.top;
  return droppableContainers
    .flatMap((droppableContainer) => {
      const rect = droppableRects.get(droppableContainer.id);
      return rect
        ? [
            {
              id: droppableContainer.id,
              data: { droppableContainer, value: distance(x, y, rect) },
            },
          ]
        : [];
    })
    .sort((a, b) => a.data.value - b.data.value)
    .slice(0, 1);
};

/** Arrow keys go from gap to gap in reading order, whichever way they point. */
export const gapByGap: KeyboardCoordinateGetter = (
  event,
  { context: { droppableContainers, droppableRects, over } }
) => {
  const isBack = event.code === 'ArrowUp' || event.code === 'ArrowLeft';
  if (!isBack && event.code !== 'ArrowDown' && event.code !== 'ArrowRight') return undefined;
  event.preventDefault();
  const gaps = droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  const at = gaps.findIndex(({ id }) => id === over?.id);
  const next = gaps[Math.min(Math.max(at + (isBack ? -1 : 1), 0), gaps.length - 1)];
  return next ? { x: next.rect.left, y: next.rect.top } : undefined;
};
