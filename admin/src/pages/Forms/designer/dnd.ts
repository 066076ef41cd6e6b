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
  /** At the edge of a column rather than above or below. */
  isBeside?: boolean;
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

/**
 * Up and down go from gap to gap in reading order; left and right go through the edges of columns,
 * from the row that follows on.
 */
export const gapByGap: KeyboardCoordinateGetter = (
  event,
  { context: { droppableContainers, droppableRects, over } }
) => {
  const isBack = event.code === 'ArrowUp' || event.code === 'ArrowLeft';
  const isSideways = event.code === 'ArrowLeft' || event.code === 'ArrowRight';
  if (!isBack && event.code !== 'ArrowDown' && event.code !== 'ArrowRight') return undefined;
  event.preventDefault();
  const gaps = droppableContainers
    .getEnabled()
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      return rect ? [{ id: container.id, rect, isBeside: targetOf(container)?.isBeside }] : [];
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  const wanted = gaps.filter(
    ({ id, isBeside }) => Boolean(isBeside) === isSideways || id === over?.id
  );
  const at = wanted.findIndex(({ id }) => id === over?.id);
  const next = wanted[Math.min(Math.max(at + (isBack ? -1 : 1), 0), wanted.length - 1)];
  return next ? { x: next.rect.left, y: next.rect.top } : undefined;
};
