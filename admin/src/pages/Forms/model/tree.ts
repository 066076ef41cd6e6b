import type { FormBlock, FormRow, FormStep } from '../../../../../content-types';

/**
 * Where a block can go: a row of its own before the row at that index, a place in a column that is
 * there already, or a column of its own before the column at the index `beside`.
 */
export type Place =
  | { stepId: string; row: number }
  | { rowId: string; column: number; index: number }
  | { rowId: string; beside: number };

export interface Position {
  step: number;
  row: number;
  column: number;
  index: number;
}

/** More columns are too narrow to type in. */
export const MAX_COLUMNS = 3;

export const positionOf = (steps: readonly FormStep[], id: string): Position | null => {
  for (const [step, { rows }] of steps.entries())
    for (const [row, { columns }] of rows.entries())
      for (const [column, blocks] of columns.entries()) {
        const index = blocks.findIndex((block) => block.id === id);
        if (index >= 0) return { step, row, column, index };
      }
  return null;
};

export const findBlock = (steps: readonly FormStep[], id: string): FormBlock | null => {
  const at = positionOf(steps, id);
  return at ? steps[at.step].rows[at.row].columns[at.column][at.index] : null;
};

const mapRows = (steps: FormStep[], change: (row: FormRow) => FormRow): FormStep[] =>
  steps.map((step) => ({ ...step, rows: step.rows.map(change) }));

const mapBlocks = (steps: FormStep[], change: (block: FormBlock) => FormBlock[]): FormStep[] =>
  mapRows(steps, (row) => ({
    ...row,
    columns: row.columns.map((column) => column.flatMap(change)),
  }));

/** Rows that hold nothing any more go away. */
const tidy = (steps: FormStep[]): FormStep[] =>
  steps.map((step) => ({
    ...step,
    rows: step.rows.filter(({ columns }) => columns.some((column) => column.length > 0)),
  }));

export const updateBlock = (steps: FormStep[], block: FormBlock): FormStep[] =>
  mapBlocks(steps, (item) => [item.id === block.id ? block : item]);

/** Takes a block out; the column that it was alone in goes, and the row that it was alone in. */
export const removeBlock = (steps: FormStep[], id: string): FormStep[] =>
  positionOf(steps, id)
    ? tidy(
        mapRows(steps, (row) => ({
          ...row,
          columns: row.columns.flatMap((column) => {
            const left = column.filter((block) => block.id !== id);
            return left.length === 0 && column.length > 0 ? [] : [left];
          }),
        }))
      )
    : steps;

const put = (steps: FormStep[], block: FormBlock, place: Place, rowId: string): FormStep[] => {
  if ('stepId' in place)
    return steps.map((step) =>
      step.id === place.stepId
        ? {
            ...step,
            rows: [
              ...step.rows.slice(0, place.row),
              { id: rowId, columns: [[block]] },
              ...step.rows.slice(place.row),
            ],
          }
        : step
    );
  if ('beside' in place)
    return mapRows(steps, (row) =>
      row.id === place.rowId
        ? {
            ...row,
            columns: [
              ...row.columns.slice(0, place.beside),
              [block],
              ...row.columns.slice(place.beside),
            ],
          }
        : row
    );
  return mapRows(steps, (row) =>
    row.id === place.rowId
      ? {
          ...row,
          columns: row.columns.map((column, index) =>
            index === place.column
              ? [...column.slice(0, place.index), block, ...column.slice(place.index)]
              : column
          ),
        }
      : row
  );
};

const isTooWide = (steps: FormStep[]): boolean =>
  steps.some(({ rows }) => rows.some(({ columns }) => columns.length > MAX_COLUMNS));

/**
 * Puts a block somewhere; where the place is gone or has no room nothing changes.
 * @param rowId id of the new row, where the block gets one of its own
 */
export const insertBlock = (
  steps: FormStep[],
  block: FormBlock,
  place: Place,
  rowId: string
): FormStep[] => {
  const inserted = put(steps, block, place, rowId);
  return isTooWide(inserted) ? steps : inserted;
};

/** Cannot be the id of a block that somebody saved. */
const ON_ITS_WAY = '*';

/** Moves a block; places count as they were before it left. */
export const moveBlock = (
  steps: FormStep[],
  id: string,
  place: Place,
  rowId: string
): FormStep[] => {
  const block = findBlock(steps, id);
  if (!block) return steps;
  const inserted = put(steps, { ...block, id: ON_ITS_WAY }, place, rowId);
  if (!positionOf(inserted, ON_ITS_WAY)) return steps;
  const moved = mapBlocks(removeBlock(inserted, id), (item) => [
    item.id === ON_ITS_WAY ? { ...item, id } : item,
  ]);
  if (isTooWide(moved)) return steps;
  return JSON.stringify(shape(moved)) === JSON.stringify(shape(steps)) ? steps : moved;
};

/** What a move can change: the order of blocks, apart from the names of rows. */
const shape = (steps: FormStep[]) =>
  steps.map(({ rows }) => rows.map(({ columns }) => columns.map((c) => c.map(({ id }) => id))));

/** One place further up or down: in the column, out of the row, past the next row, to the next step. */
export const placeNextTo = (steps: FormStep[], id: string, by: -1 | 1): Place | null => {
  const at = positionOf(steps, id);
  if (!at) return null;
  const step = steps[at.step];
  const row = step.rows[at.row];
  const column = row.columns[at.column];
  const next = at.index + by;
  if (next >= 0 && next < column.length)
    return { rowId: row.id, column: at.column, index: by < 0 ? next : next + 1 };
  const isAlone = row.columns.flat().length === 1;
  if (!isAlone) return { stepId: step.id, row: by < 0 ? at.row : at.row + 1 };
  if (at.row + by >= 0 && at.row + by < step.rows.length)
    return { stepId: step.id, row: by < 0 ? at.row - 1 : at.row + 2 };
  const other = steps[at.step + by];
  return other ? { stepId: other.id, row: by < 0 ? other.rows.length : 0 } : null;
};

/**
 * The column to the left or right, at its end, or past it with the own column; null where there is
 * none.
 */
export const placeBeside = (steps: FormStep[], id: string, by: -1 | 1): Place | null => {
  const at = positionOf(steps, id);
  if (!at) return null;
  const row = steps[at.step].rows[at.row];
  const column = at.column + by;
  if (column < 0 || column >= row.columns.length) return null;
  const isAlone = row.columns[at.column].length === 1;
  if (isAlone && row.columns[column].length > 0)
    return { rowId: row.id, beside: by < 0 ? column : column + 1 };
  return { rowId: row.id, column, index: row.columns[column].length };
};

/** Gives a row so many columns; blocks of a column that goes join the last one that stays. */
export const setColumns = (steps: FormStep[], rowId: string, count: number): FormStep[] =>
  mapRows(steps, (row) => {
    if (row.id !== rowId || row.columns.length === count) return row;
    const kept = row.columns.slice(0, count);
    const rest = row.columns.slice(count).flat();
    const columns = Array.from({ length: count }, (_none, index) => kept[index] ?? []);
    columns[count - 1] = [...columns[count - 1], ...rest];
    return { ...row, columns };
  });

/** Joins a block to the row above as a column more; null where that has no room. */
export const joinRowAbove = (steps: FormStep[], id: string): FormStep[] | null => {
  const at = positionOf(steps, id);
  const above = at ? steps[at.step].rows[at.row - 1] : undefined;
  if (!above || above.columns.length >= MAX_COLUMNS) return null;
  const wider = setColumns(steps, above.id, above.columns.length + 1);
  return moveBlock(wider, id, { rowId: above.id, column: above.columns.length, index: 0 }, 'none');
};
