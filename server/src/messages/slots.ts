import {
  fieldOfTag,
  type Condition,
  type MERGE_TAGS,
  type MergeTagName,
} from '../../../content-types';
import { canonicalJson, type Json } from '../core';

/** What is known only when a mail is made for one person. */
export type SlotName =
  | (typeof MERGE_TAGS)[number]
  /** A custom field of the reader, by its key. */
  | `field_${string}`
  | 'unsubscribeUrl'
  | 'viewUrl'
  | 'listName'
  | 'why'
  | 'confirmUrl'
  | 'renewUrl'
  | 'agreedAt'
  /** The reader's personal code, or the reference of their entry. */
  | 'code'
  /** The reader's own link to a questionnaire, by the id of its form. */
  | `questionnaire${number}`;

/** Where the value of a merge tag goes: `fields.city` is `field_city`, a name that Liquid knows. */
export const slotOf = (tag: MergeTagName): SlotName => {
  const field = fieldOfTag(tag);
  return field === null ? (tag as (typeof MERGE_TAGS)[number]) : `field_${field}`;
};

/** Keys of the custom fields that templates name. */
export const fieldsIn = (templates: readonly string[]): string[] => [
  ...new Set(
    templates.flatMap((template) =>
      Array.from(template.matchAll(/\{\{ field_([a-zA-Z0-9]+)(?= )/g), ([, key]) => key)
    )
  ),
];

export interface Slot {
  name: SlotName;
  /** Stands in for an empty value. */
  fallback: string;
}

/** Where a part begins or ends that only some readers get: the name of its condition. */
export type ConditionName = `c${number}`;
export type Edge = { open: ConditionName } | { close: ConditionName };

/** Text with holes. */
export type Parts = (string | Slot)[];
/** The same with parts that only some readers get; edges come in pairs, one pair within another. */
export type BodyParts = (string | Slot | Edge)[];

// Noncharacters: no editor's text keeps them (text.ts), and no HTML or text converter touches them.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const CONDITION_OPEN = '\uFDD2';
const CONDITION_CLOSE = '\uFDD3';
const MARK = /([\uFDD0\uFDD2\uFDD3])(\d+)\uFDD1/g;
/** Marks of conditions, with the white space around them. */
const EDGES = /(?:\s*[\uFDD2\uFDD3]\d+\uFDD1)+\s*/g;

/** Empty lines, and such as have nothing but the thin space of a spacer. */
const HOLES = /\n(?:[^\S\n]*\n)+/g;

/**
 * White space of a text part around the edges of its parts: what parts a block from the next goes
 * to the end of the first, so that a part that is left out takes its own gap with it, and is an empty
 * line, since who stands beside whom differs. Parts in which there is no text at all are dropped.
 */
export const closeGaps = (marked: string): string =>
  marked
    .replace(
      EDGES,
      (run, at: number) => `${at === 0 ? '' : '\n\n'}${dropEmpty(run.replace(/\s+/g, ''))}`
    )
    .replace(HOLES, '\n\n');

const dropEmpty = (edges: string): string => {
  const fewer = edges.replace(/\uFDD2(\d+)\uFDD1\uFDD3\1\uFDD1/g, '');
  return fewer === edges ? edges : dropEmpty(fewer);
};

/** @throws Error when something came between the two edges of a part */
const assertPaired = (parts: BodyParts): BodyParts => {
  const open: ConditionName[] = [];
  for (const part of parts) {
    if (typeof part === 'string' || 'name' in part) continue;
    if ('open' in part) open.push(part.open);
    else if (open.pop() !== part.close)
      throw new Error(`${part.close} ends where it did not begin`);
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} does not end`);
  return parts;
};

/** Keeps the slots of one message while their marks travel through MJML and html-to-text. */
export const createSlots = () => {
  const slots: Slot[] = [];
  const conditions = new Map<string, { name: ConditionName; condition: Condition }>();

  /** Equal conditions share a name, however they were written down. */
  const nameOf = ({ match, rules }: Condition): number => {
    const condition = { match, rules: rules.map(({ path, op, value }) => ({ path, op, value })) };
    const key = canonicalJson(condition satisfies Json);
    const known = [...conditions.keys()].indexOf(key);
    if (known !== -1) return known;
    conditions.set(key, { name: `c${conditions.size}`, condition });
    return conditions.size - 1;
  };

  return {
    /** A mark to put where the value will go. */
    mark(name: SlotName, fallback = ''): string {
      const known = slots.findIndex((slot) => slot.name === name && slot.fallback === fallback);
      const index = known === -1 ? slots.push({ name, fallback }) - 1 : known;
      return `${OPEN}${index}${CLOSE}`;
    },
    /** Marks to put before and after what only those get for whom the condition holds. */
    edges(condition: Condition): { open: string; close: string } {
      const index = nameOf(condition);
      return {
        open: `${CONDITION_OPEN}${index}${CLOSE}`,
        close: `${CONDITION_CLOSE}${index}${CLOSE}`,
      };
    },
    /** Conditions by name; null where everybody gets everything. */
    conditions(): Record<ConditionName, Condition> | null {
      return conditions.size === 0
        ? null
        : Object.fromEntries(
            Array.from(conditions.values(), ({ name, condition }) => [name, condition])
          );
    },
    /**
     * Marked text as literals, slots and edges, in turn.
     * @throws Error when a part does not end within the part that it began in
     */
    split(marked: string): BodyParts {
      const parts: BodyParts = [];
      let from = 0;
      for (const match of marked.matchAll(MARK)) {
        const [mark, kind, digits] = match;
        const index = Number(digits);
        if (match.index > from) parts.push(marked.slice(from, match.index));
        if (kind === CONDITION_OPEN) parts.push({ open: `c${index}` });
        else if (kind === CONDITION_CLOSE) parts.push({ close: `c${index}` });
        else parts.push(slots[index]);
        from = match.index + mark.length;
      }
      if (from < marked.length) parts.push(marked.slice(from));
      return assertPaired(parts);
    },
  };
};
export type Slots = ReturnType<typeof createSlots>;

/** What a reader sees where nobody's values are known. */
export const withFallbacks = (parts: Parts): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.fallback)).join('');
