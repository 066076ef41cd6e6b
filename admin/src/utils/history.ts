/**
 * A draft with undo. Pure: times come in with the edits.
 *
 * edit --> past grows, future empties; edits of one thing within a second count as one step
 * undo --> present goes to the future    redo --> and back
 */
export interface History<T> {
  past: T[];
  present: T;
  future: T[];
  /** What was edited last and when, so that typing a word is one step. */
  lastEdit: { key: string; at: number } | null;
}

export interface Edit<T> {
  type: 'edit';
  /** Gives the draft back itself where there is nothing to change. */
  change: (draft: T) => T;
  /** Edits with the same key in a row are one step; without one, each is its own. */
  key?: string;
  /** Epoch milliseconds. */
  at: number;
}

export type HistoryAction<T> = Edit<T> | { type: 'undo' } | { type: 'redo' };

/** Milliseconds within which edits of the same thing are one step. */
export const MERGE_WINDOW = 1000;
/** Steps kept. */
export const HISTORY_LIMIT = 100;

export const createHistory = <T>(present: T): History<T> => ({
  past: [],
  present,
  future: [],
  lastEdit: null,
});

export const historyReducer = <T>(state: History<T>, action: HistoryAction<T>): History<T> => {
  const { past, present, future, lastEdit } = state;
  if (action.type === 'undo')
    return past.length > 0
      ? {
          past: past.slice(0, -1),
          present: past[past.length - 1],
          future: [present, ...future],
          lastEdit: null,
        }
      : state;
  if (action.type === 'redo')
    return future.length > 0
      ? {
          past: [...past, present],
          present: future[0],
          future: future.slice(1),
          lastEdit: null,
        }
      : state;
  const next = action.change(present);
  if (next === present) return state;
  const { key, at } = action;
  const merges = key !== undefined && lastEdit?.key === key && at - lastEdit.at < MERGE_WINDOW;
  return {
    past: merges ? past : [...past, present].slice(-HISTORY_LIMIT),
    present: next,
    future: [],
    lastEdit: key === undefined ? null : { key, at },
  };
};
