import type { ClientRect, DroppableContainer } from '@dnd-kit/core';
import { gapByGap, nearestGap } from '../../admin/src/utils/gaps';

/** Two blocks of 100 by 40 below each other, with the places around them, as a canvas has them. */
const rects: Record<string, [left: number, top: number, width: number, height: number]> = {
  'above 1': [0, 0, 100, 0],
  'left of 1': [0, 0, 4, 40],
  'right of 1': [96, 0, 4, 40],
  'above 2': [0, 40, 100, 0],
  'left of 2': [0, 40, 4, 40],
  'right of 2': [96, 40, 4, 40],
  'below 2': [0, 80, 100, 0],
};
const containers = Object.keys(rects).map(
  (id) =>
    ({
      id,
      data: { current: { label: id, isBeside: id.includes('of') } },
      disabled: false,
    }) as unknown as DroppableContainer
);
const droppableRects = new Map(
  Object.entries(rects).map(([id, [left, top, width, height]]) => [
    id as string | number,
    { left, top, width, height, right: left + width, bottom: top + height } as ClientRect,
  ])
);
const at = (x: number, y: number, hasPointer: boolean) =>
  nearestGap({
    active: {} as never,
    collisionRect: { left: x, top: y, width: 10, height: 10, right: x + 10, bottom: y + 10 },
    droppableRects,
    droppableContainers: containers,
    pointerCoordinates: hasPointer ? { x, y } : null,
  })[0]?.id;

const press = (over: unknown, code: string) => {
  const next = gapByGap(new KeyboardEvent('keydown', { code }), {
    active: 'block',
    currentCoordinates: { x: 0, y: 0 },
    context: {
      droppableContainers: { getEnabled: () => containers },
      droppableRects,
      over: { id: over },
    } as never,
  });
  return next ? at(next.x, next.y, false) : null;
};

describe('places between blocks', () => {
  it('are walked through by keys one by one, though they share their corners', () => {
    expect(at(0, 0, false)).toBe('above 1');
    expect(press('above 1', 'ArrowDown')).toBe('above 2');
    expect(press('above 2', 'ArrowDown')).toBe('below 2');
    expect(press('below 2', 'ArrowDown')).toBe('below 2');
    expect(press('above 2', 'ArrowUp')).toBe('above 1');
  });

  it('at the edges are reached sideways, and left again', () => {
    expect(press('above 2', 'ArrowRight')).toBe('left of 2');
    expect(press('left of 2', 'ArrowRight')).toBe('right of 2');
    expect(press('left of 2', 'ArrowLeft')).toBe('right of 1');
    expect(press('right of 1', 'ArrowDown')).toBe('above 2');
  });

  it('are the nearest to the pointer', () => {
    expect(at(50, 75, true)).toBe('below 2');
    expect(at(2, 20, true)).toBe('left of 1');
    expect(at(99, 60, true)).toBe('right of 2');
    expect(at(50, 39, true)).toBe('above 2');
  });

  it('leave other keys alone', () => {
    expect(press('above 1', 'KeyA')).toBeNull();
  });
});
