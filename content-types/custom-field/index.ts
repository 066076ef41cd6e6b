import { defineContentType, type LocalizedText } from '../model';

export * from './codes';

export const CUSTOM_FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  /** A day of the calendar, `YYYY-MM-DD`, without a time zone. */
  'date',
  'boolean',
  /** One of the field's options. */
  'choice',
  /** Several of them. */
  'choices',
  /** ISO 3166-1 alpha-2, upper case. */
  'country',
  /** BCP 47 tag. */
  'language',
  /** E.164: `+33123456789`. */
  'phone',
  'url',
] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** A value as the type has it; options by key. `null` where the person said nothing. */
export type FieldValue = string | number | boolean | string[] | null;

/** Values of one person by field key; what is absent is unknown. */
export type FieldValues = Record<string, FieldValue>;

export interface CustomFieldOption {
  /** Stored; never changes once somebody chose it. */
  key: string;
  label: LocalizedText;
}

/** What a value must satisfy beyond its type; `null` is no limit. */
export interface CustomFieldRules {
  /** Characters (texts). */
  maxLength: number | null;
  /** Smallest and largest number, or first and last day as `YYYY-MM-DD`. */
  min: number | string | null;
  max: number | string | null;
  /** Whole numbers only. */
  integer: boolean;
  /** How many options at the least and the most (`choices`). */
  minChoices: number | null;
  maxChoices: number | null;
}

export const NO_RULES: CustomFieldRules = {
  maxLength: null,
  min: null,
  max: null,
  integer: false,
  minChoices: null,
  maxChoices: null,
};

/** The rules that a type knows. */
export const RULES_OF_TYPE: Record<CustomFieldType, readonly (keyof CustomFieldRules)[]> = {
  text: ['maxLength'],
  'long-text': ['maxLength'],
  number: ['min', 'max', 'integer'],
  date: ['min', 'max'],
  boolean: [],
  choice: [],
  choices: ['minChoices', 'maxChoices'],
  country: [],
  language: [],
  phone: [],
  url: [],
};

/** Characters that texts may have at most, whatever their rules say. */
export const TEXT_LIMITS = { text: 255, 'long-text': 5000 } as const;

export const hasOptions = (type: unknown): type is 'choice' | 'choices' =>
  type === 'choice' || type === 'choices';

/** What the person themselves may do with the value in the preference centre and data copy. */
export const FIELD_ACCESS = ['hidden', 'visible', 'editable'] as const;
export type FieldAccess = (typeof FIELD_ACCESS)[number];

/** Something to know of subscribers beyond the address; values are rows of `field-value`. */
export interface CustomField {
  id: number;
  documentId: string;
  /** Stable name in forms, merge tags, segments and imports: `[a-z][a-zA-Z0-9]*`. */
  key: string;
  type: CustomFieldType;
  label: LocalizedText;
  help: LocalizedText;
  options: CustomFieldOption[];
  rules: CustomFieldRules;
  access: FieldAccess;
  /** Order in lists of fields. */
  position: number;
  /** Offered no more; values stay. */
  isArchived: boolean;
  createdAt: string;
  updatedAt: string;
}

/** Names that a custom field cannot take: the subscriber has them already. */
export const RESERVED_FIELD_KEYS = [
  'email',
  'firstName',
  'lastName',
  'locale',
  'timeZone',
] as const;

export const customField = defineContentType(
  'custom-field',
  'custom-fields',
  'Something to know of subscribers: its type, texts and rules.',
  {
    key: { type: 'string', required: true },
    type: { type: 'string', required: true },
    label: { type: 'json' },
    help: { type: 'json' },
    options: { type: 'json' },
    rules: { type: 'json' },
    access: { type: 'string', default: 'hidden' },
    position: { type: 'integer', default: 0 },
    isArchived: { type: 'boolean', default: false },
  },
  [{ name: 'optin_custom_fields_key_uq', columns: ['key'], type: 'unique' }]
);
