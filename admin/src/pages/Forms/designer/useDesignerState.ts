import { useCallback, useMemo, useReducer, useState } from 'react';
import type { FormBlock, FormDefinition } from '../../../../../content-types';
import type { GetFormResponse } from '../../../../../server/src/forms/contract';
import { toDraft, type Draft } from '../model/draft';
import {
  createHistory,
  historyReducer,
  type History,
  type HistoryAction,
} from '../../../utils/history';
import { newId } from '../model/ids';
import { copyBlock, newBlock, type PaletteItem } from '../model/new-block';
import type { Selection } from '../model/selection';
import {
  findBlock,
  insertBlock,
  moveBlock,
  positionOf,
  removeBlock,
  updateBlock,
} from '../model/tree';
import type { Place } from '../model/tree';
import type { FormChoices } from '../useFormChoices';

const reducer = (state: History<Draft>, action: HistoryAction<Draft>) =>
  historyReducer(state, action);

/** After the selected block or in the selected step, else at the end of the last step. */
export const placeAfter = ({ steps }: FormDefinition, selection: Selection): Place => {
  const last = steps[steps.length - 1];
  const at = selection.kind === 'block' ? positionOf(steps, selection.id) : null;
  if (at) {
    const step = steps[at.step];
    const row = step.rows[at.row];
    return row.columns.length > 1
      ? { rowId: row.id, column: at.column, index: at.index + 1 }
      : { stepId: step.id, row: at.row + 1 };
  }
  const step = selection.kind === 'step' ? steps.find(({ id }) => id === selection.id) : undefined;
  const target = step ?? last;
  // The button stays the last of its step.
  const end = target.rows.findIndex(({ columns }) =>
    columns.flat().some(({ type }) => type === 'submit')
  );
  return { stepId: target.id, row: end >= 0 ? end : target.rows.length };
};

/** The draft with its history and everything that can be done to it. */
export const useDesignerState = (form: GetFormResponse['data'], choices: FormChoices) => {
  const [history, dispatch] = useReducer(reducer, form, (stored) => createHistory(toDraft(stored)));
  const [selection, select] = useState<Selection>({ kind: 'form', tab: 'basics' });
  const { definition } = history.present;

  const edit = useCallback(
    (change: (draft: Draft) => Draft, key?: string) =>
      dispatch({ type: 'edit', change, key, at: Date.now() }),
    []
  );
  const editDefinition = useCallback(
    (change: (definition: FormDefinition) => FormDefinition, key?: string) =>
      edit((draft) => {
        const next = change(draft.definition);
        return next === draft.definition ? draft : { ...draft, definition: next };
      }, key),
    [edit]
  );

  const actions = useMemo(() => {
    const editSteps = (
      change: (steps: FormDefinition['steps']) => FormDefinition['steps'],
      key?: string
    ) =>
      editDefinition((current) => {
        const steps = change(current.steps);
        return steps === current.steps ? current : { ...current, steps };
      }, key);
    return {
      editBlock: (block: FormBlock, key?: string) =>
        editSteps((steps) => updateBlock(steps, block), `${block.id}.${key ?? ''}`),
      move: (id: string, place: Place) =>
        editSteps((steps) => moveBlock(steps, id, place, newId('row'))),
      duplicate: (id: string) => {
        const block = findBlock(definition.steps, id);
        if (!block) return;
        const copy = copyBlock(block, definition);
        const place = placeAfter(definition, { kind: 'block', id });
        editSteps((steps) => insertBlock(steps, copy, place, newId('row')));
        select({ kind: 'block', id: copy.id });
      },
      insert: (item: PaletteItem, place?: Place) => {
        const block = newBlock(item, definition, {
          wordingId: choices.wordings.length === 1 ? choices.wordings[0].id : 0,
          listIds: choices.lists.length === 1 ? [choices.lists[0].id] : [],
        });
        const target = place ?? placeAfter(definition, selection);
        editSteps((steps) => insertBlock(steps, block, target, newId('row')));
        select({ kind: 'block', id: block.id });
      },
      remove: (id: string) => {
        const at = positionOf(definition.steps, id);
        editSteps((steps) => removeBlock(steps, id));
        const stepId = at ? definition.steps[at.step].id : null;
        select(stepId ? { kind: 'step', id: stepId } : { kind: 'form', tab: 'basics' });
      },
    };
  }, [choices, definition, editDefinition, selection]);

  return { history, dispatch, selection, select, edit, editDefinition, ...actions };
};
