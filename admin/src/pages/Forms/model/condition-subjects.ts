import {
  blocksOf,
  pathOf,
  type ConditionOperator,
  type CustomField,
  type FormBlock,
  type FormDefinition,
} from '../../../../../content-types';

/** Something that a condition can look at. */
export interface Subject {
  path: string;
  block: FormBlock;
  operators: readonly ConditionOperator[];
  /** Keys of the answers there are; null where anything can be written. */
  options: readonly string[] | null;
}

const TEXT = ['is', 'is-not', 'contains', 'filled', 'empty'] as const;
const ORDERED = ['is', 'is-not', 'at-least', 'at-most', 'filled', 'empty'] as const;
const CHOICE = ['is', 'is-not', 'filled', 'empty'] as const;
const BOX = ['is'] as const;

const BOX_ANSWERS = ['true', 'false'] as const;

type Field = Pick<CustomField, 'key' | 'type' | 'options'>;

const aspectsOf = (
  block: FormBlock,
  fields: readonly Field[],
  votes: readonly string[]
): Pick<Subject, 'operators' | 'options'> | null => {
  switch (block.type) {
    case 'email':
    case 'name':
      return { operators: TEXT, options: null };
    case 'consent':
      return { operators: BOX, options: BOX_ANSWERS };
    case 'vote':
      return { operators: CHOICE, options: votes };
    case 'field': {
      const field = fields.find(({ key }) => key === block.key);
      switch (field?.type) {
        case undefined:
          return null;
        case 'boolean':
          return { operators: BOX, options: BOX_ANSWERS };
        case 'number':
        case 'date':
          return { operators: ORDERED, options: null };
        case 'choice':
        case 'choices':
          return { operators: CHOICE, options: field.options.map(({ key }) => key) };
        default:
          return { operators: TEXT, options: null };
      }
    }
    default:
      return null;
  }
};

/**
 * What a condition of a block or step can look at: answers of the same step and of those before, for
 * a step only of those before, never the block's own.
 */
export const subjectsFor = (
  { steps }: Pick<FormDefinition, 'steps'>,
  about: string,
  fields: readonly Field[],
  votes: readonly string[]
): Subject[] => {
  const ownStep = steps.findIndex(({ id }) => id === about);
  const blockStep = steps.findIndex((step) =>
    blocksOf({ steps: [step] }).some(({ id }) => id === about)
  );
  const within = ownStep >= 0 ? steps.slice(0, ownStep) : steps.slice(0, blockStep + 1);
  return blocksOf({ steps: within }).flatMap((block): Subject[] => {
    const path = pathOf(block);
    const aspects = block.id === about ? null : aspectsOf(block, fields, votes);
    return path && aspects ? [{ path, block, ...aspects }] : [];
  });
};
