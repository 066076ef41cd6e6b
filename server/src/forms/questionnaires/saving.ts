import type { ConditionInput, FieldValues, FormVersion } from '../../../../content-types';
import { readFields } from '../submission-fields';
import { isRecord, type SubmissionProblem } from '../submission-types';
import type { Shown } from '../visibility';
import { askedKeys, courseOf, isKnown, questionsOf, type CourseStep } from './course';
import type { Sitting } from './sitting';

/** One step as it was sent. */
export interface StepInput {
  step: string;
  fields: unknown;
  /** `back` keeps what can be kept and lets the rest be. */
  to: 'next' | 'back';
  /** A page without a script cannot show a question that another one on it calls up. */
  staged: boolean;
}

/** What saving a step comes to. */
export interface StepOutcome {
  problems: SubmissionProblem[];
  /** Answers to set, with `null` to take away. */
  values: FieldValues;
  /** Questions that stand before the person no more. */
  dropped: string[];
  /** The step to show next; null at the end. */
  next: string | null;
  completed: boolean;
  /** Steps of the definition saved, this one included. */
  saved: number;
}

const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

/** What was typed, as conditions look at it before it is read into its type. */
const typedIn = (
  { definition }: FormVersion,
  asked: readonly string[],
  sent: Record<string, unknown>
): Record<string, ConditionInput> => {
  const types = new Map(definition.fields.map(({ key, type }) => [key, type]));
  const toInput = (key: string, value: unknown): ConditionInput => {
    if (types.get(key) === 'choices')
      return [value].flat().filter((item): item is string => typeof item === 'string');
    const last = lastOf(value);
    if (types.get(key) === 'boolean') return last === true || last === 'true' || last === 'on';
    return typeof last === 'string' || typeof last === 'number' ? last : null;
  };
  return Object.fromEntries(
    asked.flatMap((key) => (Object.hasOwn(sent, key) ? [[key, toInput(key, sent[key])]] : []))
  );
};

const neighbours = (course: CourseStep[], id: string, order: string[]) => {
  const at = order.indexOf(id);
  const before = course.filter((step) => order.indexOf(step.id) < at).at(-1);
  const after = course.find((step) => order.indexOf(step.id) > at);
  return { before: before?.id ?? null, after: after?.id ?? null };
};

/**
 * Judges one step: reads the answers to what is asked there, and says where to go from there.
 * Nothing is stored here.
 * @returns null for a step that does not stand before this person
 */
export const judgeStep = (sitting: Sitting, input: StepInput): StepOutcome | null => {
  const { version, given, known, prefill } = sitting;
  const { definition } = version;
  const order = (definition.steps ?? []).map(({ id }) => id);
  const stepOf = (course: CourseStep[]) => course.find(({ id }) => id === input.step);
  const before = stepOf(courseOf(definition, { given, known }));
  const sent = isRecord(input.fields) ? input.fields : {};
  const typed = typedIn(version, questionsOf(definition, input.step), sent);
  const now = stepOf(courseOf(definition, { given, known }, typed));
  if (!before && !now) return null;

  const asked = now?.asked ?? [];
  const unseen = input.staged ? asked.filter((key) => !before?.asked.includes(key)) : [];
  const isRead = (key: string) => asked.includes(key) && !unseen.includes(key);
  const shown: Shown = {
    block: () => true,
    path: (path) => isRead(path.slice('fields.'.length)),
    consent: () => false,
  };
  const problems: SubmissionProblem[] = [];
  const mine = {
    fields: definition.fields.filter(({ key }) => sent[key] !== undefined || isRead(key)),
  };
  const read = readFields(mine, input.fields, shown, problems);
  const answers: FieldValues = {
    firstName: read.firstName,
    lastName: read.lastName,
    ...read.values,
  };
  const faulty = new Set(problems.map(({ path }) => path));
  const values = Object.fromEntries(
    asked.flatMap((key): [string, FieldValues[string]][] => {
      if (!isRead(key) || faulty.has(`fields.${key}`)) return [];
      const value = answers[key] ?? null;
      // An empty field takes away only what the page had shown in it.
      return isKnown(value) || isKnown(prefill[key]) ? [[key, value]] : [];
    })
  );

  const goesBack = input.to === 'back';
  if (problems.length > 0 && !goesBack)
    return { problems, values: {}, dropped: [], next: input.step, completed: false, saved: 0 };

  const after: FieldValues = { ...given, ...values };
  const course = courseOf(definition, { given: after, known });
  const standing = askedKeys(course);
  const { before: previous, after: following } = neighbours(course, input.step, order);
  const stays = unseen.length > 0 && !goesBack;
  const next = stays ? input.step : goesBack ? (previous ?? input.step) : following;
  return {
    problems: [],
    values,
    dropped: Object.keys(given).filter((key) => !standing.includes(key)),
    next,
    completed: next === null,
    saved: goesBack || stays ? 0 : order.indexOf(input.step) + 1,
  };
};
