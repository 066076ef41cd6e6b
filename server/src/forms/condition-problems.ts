import {
  blocksOf,
  conditionHolds,
  conditionsOf,
  pathOf,
  type Condition,
  type ConditionRule,
  type CustomField,
  type FormBlock,
  type FormDefinition,
  type FormStep,
} from '../../../content-types';
import type { FormProblem } from './contract';

interface Place {
  step: number;
  block: FormBlock;
  conditions: Condition[];
}

/** Options that a path can have, where it has a fixed set of them. */
type OptionsOf = (path: string) => readonly string[] | null;

const placesOf = ({ steps }: Pick<FormDefinition, 'steps'>): Place[] =>
  steps.flatMap((step, index) =>
    blocksOf({ steps: [step] }).map((block) => ({
      step: index,
      block,
      conditions: conditionsOf(step, block),
    }))
  );

const needsSomething = ({ op, value }: ConditionRule): boolean =>
  op === 'is' ? value !== 'false' : op !== 'empty' && op !== 'is-not';

/** Two demands on one single value that cannot both be met. */
const contradict = (a: ConditionRule, b: ConditionRule): boolean => {
  if (a.path !== b.path) return false;
  // What satisfies the exact demand is known, so it is simply tried on the other.
  if (a.op === 'is') return !conditionHolds({ match: 'all', rules: [b] }, () => a.value);
  if (a.op === 'empty') return needsSomething(b);
  if (a.op === 'at-least' && b.op === 'at-most')
    return !conditionHolds({ match: 'all', rules: [b] }, () => a.value);
  return false;
};

/**
 * Whether some answers could make all of these hold. Only what surely cannot be is called
 * impossible: values are not enumerated.
 */
const isPossible = (
  conditions: Condition[],
  optionsOf: OptionsOf,
  isMulti: (path: string) => boolean
): boolean => {
  const hasOption = ({ path, op, value }: ConditionRule): boolean => {
    const options = optionsOf(path);
    return op !== 'is' || options === null || options.includes(value);
  };
  for (const { match, rules } of conditions)
    if (match === 'any' && rules.length > 0 && !rules.some(hasOption)) return false;
  const demanded = conditions.flatMap(({ match, rules }) =>
    match === 'all' || rules.length === 1 ? rules : []
  );
  if (!demanded.every(hasOption)) return false;
  return !demanded.some((a) =>
    demanded.some((b) => a !== b && !isMulti(a.path) && contradict(a, b))
  );
};

const problem = (
  id: string,
  code: FormProblem['code'],
  values: FormProblem['values'] = {}
): FormProblem => ({ path: `blocks.${id}.showIf`, code, values });

/** Paths whose conditions lead back to themselves. */
const loopsOf = (places: readonly Place[]): Set<string> => {
  const needs = new Map<string, Set<string>>();
  for (const { block, conditions } of places) {
    const path = pathOf(block);
    if (path === null) continue;
    const all = needs.get(path) ?? new Set();
    for (const { rules } of conditions) for (const rule of rules) all.add(rule.path);
    needs.set(path, all);
  }
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    [...(needs.get(from) ?? [])].some((next) => {
      if (next === to) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, to, seen);
    });
  return new Set([...needs.keys()].filter((path) => reaches(path, path, new Set())));
};

/**
 * What is wrong with the conditions of a form: they look at what is not there or comes later, turn
 * in circles, or can never hold.
 */
export const conditionProblems = (
  definition: FormDefinition,
  fields: ReadonlyMap<string, Pick<CustomField, 'type' | 'options'>>,
  votes: readonly string[]
): FormProblem[] => {
  const places = placesOf(definition);
  const placeOf = new Map<string, Place>();
  for (const place of places) {
    const path = pathOf(place.block);
    if (path !== null && !placeOf.has(path)) placeOf.set(path, place);
  }
  const fieldAt = (path: string) => fields.get(path.replace(/^fields\./, ''));
  const isBox = (path: string) =>
    path.startsWith('consents.') || path === 'rules' || fieldAt(path)?.type === 'boolean';
  const isMulti = (path: string) => fieldAt(path)?.type === 'choices';
  const optionsOf: OptionsOf = (path) => {
    if (isBox(path)) return ['true', 'false'];
    if (path === 'vote') return votes;
    const field = fieldAt(path);
    const hasOptions = field?.type === 'choice' || field?.type === 'choices';
    return field && hasOptions ? field.options.map(({ key }) => key) : null;
  };
  const loops = loopsOf(places);

  const rulesProblems = (
    id: string,
    at: number,
    own: Condition | null | undefined
  ): FormProblem[] =>
    (own?.rules ?? []).flatMap((rule): FormProblem[] => {
      const target = placeOf.get(rule.path);
      if (!target) return [problem(id, 'condition-unknown', { field: rule.path })];
      // A visitor meets the steps in order: what comes later is empty at that moment.
      if (target.step > at) return [problem(id, 'condition-later', { field: rule.path })];
      const options = optionsOf(rule.path);
      const isExact = rule.op === 'is' || rule.op === 'is-not';
      if (isExact && options !== null && !options.includes(rule.value))
        return [problem(id, 'condition-value', { field: rule.path, value: rule.value })];
      return [];
    });

  const stepProblems = definition.steps.flatMap((step: FormStep, index): FormProblem[] =>
    // A step is judged before anything on it is shown.
    rulesProblems(step.id, index - 1, step.showIf).map((item) => ({
      ...item,
      path: `steps.${step.id}.showIf`,
    }))
  );

  const hidden = new Set<string>();
  const found: FormProblem[] = [];
  for (const { step, block, conditions } of places) {
    const path = pathOf(block);
    found.push(...rulesProblems(block.id, step, block.showIf));
    if (path !== null && loops.has(path)) {
      found.push(problem(block.id, 'condition-loop'));
      continue;
    }
    if (conditions.length === 0) continue;
    const restsOnHidden = conditions.some(({ match, rules }) => {
      const dead = rules.map((rule) => hidden.has(rule.path) && needsSomething(rule));
      return match === 'any' ? dead.length > 0 && dead.every(Boolean) : dead.some(Boolean);
    });
    if (restsOnHidden || !isPossible(conditions, optionsOf, isMulti)) {
      if (path !== null) hidden.add(path);
      found.push(problem(block.id, 'never-shown'));
    }
  }
  return [...stepProblems, ...found];
};
