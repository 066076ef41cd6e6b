import { blocksOf, type FormStep } from '../../../../../content-types';
import { moveBlock } from './tree';

/** A step with nothing in it yet. */
export const emptyStep = (id: string): FormStep => ({ id, title: {}, rows: [] });

export const addStep = (steps: FormStep[], id: string, after: number): FormStep[] => [
  ...steps.slice(0, after + 1),
  emptyStep(id),
  ...steps.slice(after + 1),
];

/** A step at the end; the button that sends the form goes along. */
export const addLastStep = (steps: FormStep[], id: string): FormStep[] => {
  const more = addStep(steps, id, steps.length - 1);
  const submit = blocksOf({ steps }).find(({ type }) => type === 'submit');
  return submit ? moveBlock(more, submit.id, { stepId: id, row: 0 }, `row-${id}`) : more;
};

export const updateStep = (
  steps: FormStep[],
  id: string,
  change: Partial<Omit<FormStep, 'id'>>
): FormStep[] => steps.map((step) => (step.id === id ? { ...step, ...change } : step));

/** Takes a step out; what it held joins the step before, or the one after the first. */
export const removeStep = (steps: FormStep[], id: string): FormStep[] => {
  const at = steps.findIndex((step) => step.id === id);
  if (at < 0 || steps.length === 1) return steps;
  const { rows } = steps[at];
  const heir = at === 0 ? 1 : at - 1;
  return steps
    .map((step, index) =>
      index === heir
        ? { ...step, rows: at === 0 ? [...rows, ...step.rows] : [...step.rows, ...rows] }
        : step
    )
    .filter((step) => step.id !== id);
};

export const moveStep = (steps: FormStep[], id: string, by: -1 | 1): FormStep[] => {
  const from = steps.findIndex((step) => step.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= steps.length) return steps;
  const moved = [...steps];
  [moved[from], moved[to]] = [moved[to], moved[from]];
  return moved;
};
