import {
  pathOf,
  stepsOf,
  type ConditionInput,
  type FieldValue,
  type FieldValues,
  type FormBlock,
  type FormStep,
  type PublishedForm,
} from '../../../../content-types';
import { shownBy } from '../visibility';

/** What decides which questions somebody is asked. */
export interface Knowledge {
  /** Answers given in this response. */
  given: FieldValues;
  /** What is known from elsewhere; empty for whoever has not shown who they are. */
  known: FieldValues;
}

export interface CourseStep {
  id: string;
  /** Keys of the questions that are asked, in reading order. */
  asked: string[];
  /** Ids of the blocks that stand on the page. */
  blocks: string[];
}

export const isKnown = (value: FieldValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length);

const questionKey = (block: FormBlock): string | null => {
  if (block.type === 'name') return block.part;
  return block.type === 'field' ? block.key : null;
};

/** What a page can consist of, without a question. */
const READ = new Set<FormBlock['type']>(['heading', 'text', 'image']);

const blocksIn = ({ rows }: FormStep): FormBlock[] => rows.flatMap(({ columns }) => columns.flat());

/**
 * The steps that stand before somebody, judged by what they said and what is known. A progressive
 * question whose answer is known from elsewhere is not asked; one that was answered here stays, so
 * that people can go back and change it. A step that has no question left is skipped, one that
 * never had any (a welcome, an explanation) is shown.
 * @param typed what stands in the fields of the present step, before it is saved
 */
export const courseOf = (
  definition: PublishedForm,
  { given, known }: Knowledge,
  typed: Record<string, ConditionInput> = {}
): CourseStep[] => {
  const steps = stepsOf(definition);
  const at = (key: string): ConditionInput =>
    Object.hasOwn(typed, key) ? typed[key] : (given[key] ?? known[key]);
  const shown = shownBy({ steps }, (path) =>
    path.startsWith('fields.') ? at(path.slice('fields.'.length)) : null
  );
  const isAsked = (block: FormBlock, key: string): boolean => {
    const skips = block.type === 'field' && block.progressive === true;
    return shown.block(block.id) && !(skips && isKnown(known[key]) && !isKnown(given[key]));
  };
  return steps.flatMap((step): CourseStep[] => {
    const blocks = blocksIn(step);
    const questions = blocks.filter((block) => questionKey(block) !== null);
    const standing = blocks.filter((block) => {
      const key = questionKey(block);
      return key === null ? shown.block(block.id) && pathOf(block) === null : isAsked(block, key);
    });
    const asked = standing.flatMap((block) => questionKey(block) ?? []);
    const isThere =
      questions.length > 0 ? asked.length > 0 : standing.some(({ type }) => READ.has(type));
    return isThere ? [{ id: step.id, asked, blocks: standing.map(({ id }) => id) }] : [];
  });
};

/** Keys of all questions of a step, asked or not. */
export const questionsOf = (definition: PublishedForm, stepId: string): string[] =>
  stepsOf(definition)
    .filter(({ id }) => id === stepId)
    .flatMap((step) => blocksIn(step).flatMap((block) => questionKey(block) ?? []));

/** Keys of every question that now stands before the person. */
export const askedKeys = (course: CourseStep[]): string[] => course.flatMap(({ asked }) => asked);

/**
 * Where somebody goes on: the first step that is not saved yet.
 * @param saved steps of the definition saved so far
 */
export const resumeAt = (
  { steps }: Pick<PublishedForm, 'steps'>,
  course: CourseStep[],
  saved: number
): string | null => {
  const order = (steps ?? []).map(({ id }) => id);
  const open = course.find(({ id }) => order.indexOf(id) >= saved);
  return open?.id ?? null;
};
