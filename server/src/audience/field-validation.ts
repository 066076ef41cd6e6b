import { validateYupSchema, yup } from '@strapi/utils';
import {
  CUSTOM_FIELD_TYPES,
  FIELD_ACCESS,
  hasOptions,
  RESERVED_FIELD_KEYS,
  RULES_OF_TYPE,
  TEXT_LIMITS,
  type CustomFieldOption,
  type CustomFieldRules,
  type CustomFieldType,
} from '../../../content-types';
import { LOCALE_PATTERN } from '../core';
import { MAX_FIELDS } from './field-definitions';
import { readFieldValue } from './field-reading';

const MAX_KEY = 40;
const MAX_OPTIONS = 200;
const MAX_OPTION_KEY = 60;

/** Names that forms or the language itself use for something else. */
const isReserved = (key: string): boolean =>
  [...RESERVED_FIELD_KEYS, 'vote', 'rules', 'consents'].some(
    (name) => name.toLowerCase() === key.toLowerCase()
  ) || key in Object.prototype;

const isText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.length <= max && !/[^\P{Cc}\n]/u.test(value);

const isLocalized = (value: unknown, max: number): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([tag, text]) => LOCALE_PATTERN.test(tag) && isText(text, max));

const localized = (max: number) =>
  yup
    .mixed()
    .test(
      'localized',
      '${path} must be texts by language, such as {"en": "…"}',
      (value) => value === undefined || isLocalized(value, max)
    );

/** At least one language: the others fall back to it. */
const named = (max: number) =>
  localized(max).test('named', '${path} needs a text in one language at least', (value) =>
    Object.values(isLocalized(value, max) ? value : {}).some((text) => text.trim() !== '')
  );

const option = yup
  .object({
    key: yup
      .string()
      .strict()
      .max(MAX_OPTION_KEY)
      .matches(/^[a-zA-Z0-9][\w-]*$/, {
        message: '${path} takes letters, digits, hyphens and underscores',
      })
      .required(),
    label: named(200),
  })
  .noUnknown()
  .required();

const options = yup
  .array()
  .strict()
  .of(option)
  .max(MAX_OPTIONS)
  .test(
    'options',
    '${path} must hold the options of the field, at least one',
    (value, { parent }) => (hasOptions(parent.type) ? (value ?? []).length > 0 : true)
  )
  .test('none', '${path} must be empty: this type has no options', (value, { parent }) =>
    hasOptions(parent.type) ? true : (value ?? []).length === 0
  )
  // MySQL takes `a` and `A` for one.
  .test('unique', '${path} must not use one key twice', (value) => {
    const keys = (value ?? []).map((item) => String(item?.key).toLowerCase());
    return new Set(keys).size === keys.length;
  });

const count = (max: number) =>
  yup.number().strict().integer().min(1).max(max).nullable().default(null);

const isBound = (type: CustomFieldType, value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  if (type === 'number' && typeof value !== 'number') return false;
  const reading = readFieldValue({ type }, value);
  return 'value' in reading && reading.value === value;
};

const bound = yup
  .mixed()
  .default(null)
  .test('bound', '${path} must be a number, or a day such as 1990-05-17', (value, context) => {
    // The field's own type stands two levels up.
    const type = (context as unknown as { from: { value: { type: CustomFieldType } }[] }).from[1]
      .value.type;
    return type === 'number' || type === 'date' ? isBound(type, value) : true;
  });

const isInOrder = (least: unknown, most: unknown): boolean =>
  typeof least === 'number' && typeof most === 'number'
    ? least <= most
    : typeof least === 'string' && typeof most === 'string'
      ? least <= most
      : true;

interface Shape {
  type: CustomFieldType;
  options: CustomFieldOption[];
  rules: CustomFieldRules;
}

const rules = yup
  .object({
    maxLength: count(TEXT_LIMITS['long-text']),
    min: bound,
    max: bound,
    integer: yup.boolean().strict().default(false),
    minChoices: count(MAX_OPTIONS),
    maxChoices: count(MAX_OPTIONS),
  })
  .noUnknown()
  .default({})
  .test('fit', '${path} hold a rule that this type does not know', (value, { parent }) => {
    const { type } = parent as Shape;
    if (!CUSTOM_FIELD_TYPES.includes(type)) return true;
    return Object.entries(value ?? {}).every(
      ([name, rule]) =>
        rule === null ||
        rule === undefined ||
        rule === false ||
        RULES_OF_TYPE[type].some((known) => known === name)
    );
  })
  .test(
    'order',
    '${path} ask for a least that is more than the most',
    (value) => isInOrder(value?.min, value?.max) && isInOrder(value?.minChoices, value?.maxChoices)
  )
  .test(
    'length',
    `\${path} allow more than the ${TEXT_LIMITS.text} characters of a short text`,
    (value, { parent }) =>
      (parent as Shape).type === 'text' ? (value?.maxLength ?? 0) <= TEXT_LIMITS.text : true
  )
  .test('choices', '${path} ask for more options than there are', (value, { parent }) => {
    const { options: offered } = parent as Shape;
    return !Array.isArray(offered) || (value?.minChoices ?? 0) <= Math.max(offered.length, 1);
  });

export const validateField = validateYupSchema(
  yup
    .object({
      key: yup
        .string()
        .strict()
        .max(MAX_KEY)
        .matches(/^[a-z][a-zA-Z0-9]*$/, {
          message:
            '${path} takes letters and digits and begins with a small letter, like "shoeSize"',
        })
        .test(
          'reserved',
          '${path} is taken by the subscriber’s own data; choose another',
          (value) => (value == null ? true : !isReserved(value))
        )
        .required(),
      type: yup
        .string()
        .strict()
        .oneOf([...CUSTOM_FIELD_TYPES])
        .required(),
      label: named(200),
      help: localized(500).default({}),
      options: options.default([]),
      rules,
      access: yup
        .string()
        .strict()
        .oneOf([...FIELD_ACCESS])
        .required(),
    })
    .noUnknown()
    .required()
);

export const validateArchived = validateYupSchema(
  yup.object({ isArchived: yup.boolean().strict().required() }).noUnknown().required()
);

export const validateOrder = validateYupSchema(
  yup
    .object({
      ids: yup
        .array()
        .strict()
        .of(yup.number().strict().integer().min(1).max(2_147_483_647).required())
        .min(1)
        .max(MAX_FIELDS)
        .required()
        .test(
          'unique',
          '${path} must not name a field twice',
          (value) => new Set(value ?? []).size === (value ?? []).length
        ),
    })
    .noUnknown()
    .required()
);

/** Raw values by field key, read afterwards by the fields themselves. */
export const givenFields = yup
  .object()
  .strict()
  .test(
    'keys',
    '${path} must be values by the key of a field',
    (value) => value === undefined || Object.keys(value ?? {}).length <= MAX_FIELDS
  );
