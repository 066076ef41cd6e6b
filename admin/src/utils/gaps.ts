import type {
  CollisionDetection,
  DroppableContainer,
  KeyboardCoordinateGetter,
} from '@dnd-kit/core';

/**
 * Dropping between things rather than on them: the form designer and the composer share it. A gap
 * is a droppable whose data is a `GapTarget`.
 */
export interface GapTarget<P> {
  place: P;
  /** How the place is called for those who do not see it. */
  label: string;
  /** At the edge of a column rather than above or below. */
  isBeside?: boolean;
}

/** dnd-kit carries what a droppable was given; a context has gaps of one kind only. */
export const gapOf = <P>(
  container: { data: DroppableContainer['data'] } | null
): GapTarget<P> | null => (container?.data.current as GapTarget<P> | undefined) ?? null;

interface Box {
  top: number;
  left: number;
  width: number;
  height: number;
}

const distance = (x: number, y: number, { left, top, width, height }: Box): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));

/**
 * The point that stands for a gap when keys move from one to the next. Gaps share corners (one above
 * a block begins where one beside it does), so those at an edge are found at their middle.
 */
const anchorOf = ({ top, left, height }: Box, isBeside: boolean): { x: number; y: number } => ({
  x: left,
  y: isBeside ? top + height / 2 : top,
});

/** Gaps are thin, so the nearest one counts: to the pointer, or to the point that the keys move. */
export const nearestGap: CollisionDetection = ({
  pointerCoordinates,
  collisionRect,
  droppableContainers,
  droppableRects,
}) => {
  const away = (container: DroppableContainer, rect: Box): number => {
    if (pointerCoordinates) return distance(pointerCoordinates.x, pointerCoordinates.y, rect);
    const { x, y } = anchorOf(rect, gapOf(container)?.isBeside === true);
    return Math.hypot(x - collisionRect.left, y - collisionRect.top);
  };
  let nearest: DroppableContainer | null = null;
  let least = Infinity;
  for (const container of droppableContainers) {
    const rect = droppableRects.get(container.id);
    const value = rect ? away(container, rect) : Infinity;
    if (value < least) [nearest, least] = [container, value];
  }
  return nearest ? [{ id: nearest.id, data: { droppableContainer: nearest, value: least } }] : [];
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
      return rect
        ? [{ id: container.id, rect, isBeside: gapOf(container)?.isBeside === true }]
        : [];
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  const wanted = gaps.filter(({ id, isBeside }) => isBeside === isSideways || id === over?.id);
  const at = wanted.findIndex(({ id }) => id === over?.id);
  const next = wanted[Math.min(Math.max(at + (isBack ? -1 : 1), 0), wanted.length - 1)];
  return next ? anchorOf(next.rect, next.isBeside) : undefined;
};
