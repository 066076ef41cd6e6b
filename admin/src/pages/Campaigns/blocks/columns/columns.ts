import { MAX_COLUMNS, type ColumnsBlock } from '../../../../../../content-types';
import { moveItem } from '../../../../utils/move';
import type { MakeId } from '../../model/ids';

/** Another, empty column at the end; a full block stays as it is. */
export const addColumn = (block: ColumnsBlock, makeId: MakeId): ColumnsBlock =>
  block.columns.length >= MAX_COLUMNS
    ? block
    : { ...block, columns: [...block.columns, { id: makeId(), blocks: [] }] };

/**
 * Takes a column away. What stands in it joins the end of the column before, or the beginning of
 * the one after where it was the first; the last column of all stays.
 */
export const removeColumn = (block: ColumnsBlock, index: number): ColumnsBlock => {
  const gone = block.columns[index];
  if (!gone || block.columns.length < 2) return block;
  const heir = block.columns[index === 0 ? 1 : index - 1].id;
  return {
    ...block,
    columns: block.columns
      .filter((column) => column !== gone)
      .map((column) =>
        column.id !== heir
          ? column
          : {
              ...column,
              blocks:
                index === 0
                  ? [...gone.blocks, ...column.blocks]
                  : [...column.blocks, ...gone.blocks],
            }
      ),
  };
};

/** So many columns: empty ones more, or the last ones fewer, whose blocks move to the left. */
export const withColumnCount = (
  block: ColumnsBlock,
  count: number,
  makeId: MakeId
): ColumnsBlock => {
  const wanted = Math.max(1, Math.min(MAX_COLUMNS, count));
  let next = block;
  while (next.columns.length < wanted) next = addColumn(next, makeId);
  while (next.columns.length > wanted) next = removeColumn(next, next.columns.length - 1);
  return next;
};

export const moveColumn = (block: ColumnsBlock, index: number, by: -1 | 1): ColumnsBlock => ({
  ...block,
  columns: moveItem(block.columns, index, by),
});
