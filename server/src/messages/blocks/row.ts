import { node, PADDING, type Node } from '../layout';
import type { BlockContext } from './context';

/** Half of the room between two columns, in CSS pixels. */
const HALF_GUTTER = 8;

/** The place of a block in one column of a row. @param percent of the row that the column takes */
export const inRow = (context: BlockContext, percent: number): BlockContext => ({
  ...context,
  place: {
    width: ((context.place.width - 2 * (PADDING - HALF_GUTTER)) * percent) / 100,
    side: HALF_GUTTER,
  },
});

/**
 * Columns side by side in one section, stacked on phones. With the room of its blocks each begins and
 * ends where the rest of the card does.
 */
export const rowOf = (
  { direction }: BlockContext,
  columns: { width?: number; nodes: Node[] }[]
): Node =>
  node(
    'mj-section',
    { direction, padding: `0 ${PADDING - HALF_GUTTER}px` },
    columns.map(({ width, nodes }) =>
      node('mj-column', { direction, ...(width ? { width: `${width}%` } : {}) }, nodes)
    )
  );
