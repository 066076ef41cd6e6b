import {
  hasOptions,
  type ConditionOperator,
  type ConditionRule,
  type CustomField,
} from '../../../../../../content-types';
import type { Sources } from './sources';

/** What a rule looks at: the reader's language, their lists, or what is known of them. */
export type RuleSubject =
  | { kind: 'locale' }
  | { kind: 'lists' }
  /** `field` is null where it was deleted, or is not known. */
  | { kind: 'field'; key: string; field: CustomField | null };

const FIELD_PATH = /^fields\.(.+)$/;

export const subjectOf = ({ path }: Pick<ConditionRule, 'path'>, sources: Sources): RuleSubject => {
  if (path === 'locale' || path === 'lists') return { kind: path };
  const key = FIELD_PATH.exec(path)?.[1] ?? path;
  return { kind: 'field', key, field: sources.fields?.find((item) => item.key === key) ?? null };
};

const IS = ['is', 'is-not'] as const;
const TEXT = ['is', 'is-not', 'contains', 'filled', 'empty'] as const;
const ORDERED = ['is', 'is-not', 'at-least', 'at-most', 'filled', 'empty'] as const;
const CHOICE = ['is', 'is-not', 'filled', 'empty'] as const;
/** Whoever never answered counts as "no", so a box has one question only. */
const BOX = ['is'] as const;

export const operatorsOf = (subject: RuleSubject): readonly ConditionOperator[] => {
  if (subject.kind !== 'field') return IS;
  switch (subject.field?.type) {
    case 'boolean':
      return BOX;
    case 'number':
    case 'date':
      return ORDERED;
    case 'choice':
    case 'choices':
    case 'country':
    case 'language':
      return CHOICE;
    default:
      return TEXT;
  }
};

export const needsValue = ({ op }: Pick<ConditionRule, 'op'>): boolean =>
  op !== 'filled' && op !== 'empty';

/** A rule about something else, with a value that can be right from the beginning. */
export const firstRule = (path: string, sources: Sources, locale: string): ConditionRule => {
  const subject = subjectOf({ path }, sources);
  const rule = (value: string): ConditionRule => ({ path, op: operatorsOf(subject)[0], value });
  switch (subject.kind) {
    case 'locale':
      return rule(locale.split('-')[0]);
    case 'lists':
      return rule(String(sources.lists?.[0]?.id ?? ''));
    case 'field':
      if (subject.field?.type === 'boolean') return rule('true');
      return rule(hasOptions(subject.field?.type) ? (subject.field.options[0]?.key ?? '') : '');
  }
};

/**
 * What keeps a rule from working: a list, field or answer that is gone, or a value that is missing
 * or is none. What could not be loaded counts as there.
 */
export type RuleProblem = 'list-gone' | 'field-gone' | 'option-gone' | 'no-value' | 'no-number';

export const problemOf = (rule: ConditionRule, sources: Sources): RuleProblem | null => {
  const subject = subjectOf(rule, sources);
  const isMissing = needsValue(rule) && rule.value.trim() === '';
  switch (subject.kind) {
    case 'locale':
      return isMissing ? 'no-value' : null;
    case 'lists':
      if (isMissing) return 'no-value';
      return sources.lists && sources.lists.every(({ id }) => String(id) !== rule.value)
        ? 'list-gone'
        : null;
    case 'field': {
      if (!subject.field) return sources.fields ? 'field-gone' : null;
      if (isMissing) return 'no-value';
      if (!needsValue(rule)) return null;
      const { type, options } = subject.field;
      if (hasOptions(type) && options.every(({ key }) => key !== rule.value)) return 'option-gone';
      return type === 'number' && !Number.isFinite(Number(rule.value)) ? 'no-number' : null;
    }
  }
};
