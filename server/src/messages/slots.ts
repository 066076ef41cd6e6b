import { fieldOfTag, type MERGE_TAGS, type MergeTagName } from '../../../content-types';

/** What is known only when a mail is made for one person. */
export type SlotName =
  | (typeof MERGE_TAGS)[number]
  /** A custom field of the reader, by its key. */
  | `field_${string}`
  | 'unsubscribeUrl'
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

/** Text with holes. */
export type Parts = (string | Slot)[];

// Noncharacters: no editor's text keeps them (text.ts), and no HTML or text converter touches them.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARK = /\uFDD0(\d+)\uFDD1/g;

/** Keeps the slots of one message while their marks travel through MJML and html-to-text. */
export const createSlots = () => {
  const slots: Slot[] = [];
  return {
    /** A mark to put where the value will go. */
    mark(name: SlotName, fallback = ''): string {
      const known = slots.findIndex((slot) => slot.name === name && slot.fallback === fallback);
      const index = known === -1 ? slots.push({ name, fallback }) - 1 : known;
      return `${OPEN}${index}${CLOSE}`;
    },
    /** Marked text as literals and slots, in turn. */
    split(marked: string): Parts {
      const parts: Parts = [];
      let from = 0;
      for (const match of marked.matchAll(MARK)) {
        if (match.index > from) parts.push(marked.slice(from, match.index));
        parts.push(slots[Number(match[1])]);
        from = match.index + match[0].length;
      }
      if (from < marked.length) parts.push(marked.slice(from));
      return parts;
    },
  };
};
export type Slots = ReturnType<typeof createSlots>;

/** What a reader sees where nobody's values are known. */
export const withFallbacks = (parts: Parts): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.fallback)).join('');
