import { validateYupSchema, yup } from '@strapi/utils';
import {
  CONDITION_OPERATORS,
  FIELD_CONTROLS,
  FORM_BLOCK_TYPES,
  FORM_KINDS,
  FORM_TEXT_KEYS,
  HIDDEN_SOURCES,
  NAME_PARTS,
  type FormBlockType,
} from '../../../content-types';
import { SLUG_PATTERN } from '../core';
import {
  choice,
  consentKey,
  consentShape,
  id,
  ids,
  localeList,
  localized,
  localizedIfAny,
  plain,
} from './schema-parts';
import { after, display, guard, theme } from './settings-schema';
import { simpleDefinition } from './simple-schema';

/** More than any form needs, few enough to be handled in one go. */
const MAX_STEPS = 20;
const MAX_ROWS = 100;
const MAX_BLOCKS = 200;

const LABEL = 200;
const PROSE = 5000;

const blockId = yup
  .string()
  .strict()
  .matches(/^[a-z0-9-]{1,40}$/, {
    message: '${path} takes up to 40 lower-case letters, digits and hyphens',
  })
  .required();

const flag = yup.boolean().strict();

const condition = yup
  .object({
    match: yup.string().strict().oneOf(['all', 'any']).required(),
    rules: yup
      .array()
      .of(
        yup
          .object({
            path: plain(100).min(1).required(),
            op: yup
              .string()
              .strict()
              .oneOf([...CONDITION_OPERATORS])
              .required(),
            value: plain(200).defined(),
          })
          .noUnknown()
      )
      .max(20)
      .required(),
  })
  .noUnknown()
  .nullable()
  .default(undefined);

const fieldTexts = {
  label: localized(LABEL),
  help: localizedIfAny(500),
  placeholder: localizedIfAny(LABEL),
};

const fieldKey = yup
  .string()
  .strict()
  .matches(/^[a-z][a-zA-Z0-9]{0,39}$/, {
    message: '${path} must be the key of a custom field, such as city',
  })
  .required();

/** What each type of block holds besides its id and condition. */
const SHAPES: Record<FormBlockType, Record<string, unknown>> = {
  email: fieldTexts,
  name: {
    ...fieldTexts,
    part: yup
      .string()
      .strict()
      .oneOf([...NAME_PARTS])
      .required(),
    required: flag.required(),
  },
  field: {
    ...fieldTexts,
    key: fieldKey,
    required: flag.required(),
    control: yup
      .string()
      .strict()
      .oneOf([...FIELD_CONTROLS]),
    progressive: flag,
  },
  consent: consentShape,
  lists: {
    key: consentKey,
    label: localized(LABEL),
    wordingId: choice,
    listIds: ids,
    required: flag.required(),
  },
  partners: { key: consentKey, label: localized(LABEL), wordingId: choice, partnerIds: ids },
  hidden: {
    key: yup
      .string()
      .strict()
      .matches(/^[a-z][a-z0-9_]{0,39}$/, {
        message: '${path} takes lower-case letters, digits and underscores, such as utm_source',
      })
      .required(),
    source: yup
      .string()
      .strict()
      .oneOf([...HIDDEN_SOURCES])
      .required(),
    value: plain(200).defined(),
  },
  heading: { text: localized(LABEL), level: yup.number().strict().oneOf([2, 3]).required() },
  text: { text: localized(PROSE) },
  image: {
    src: yup
      .string()
      .strict()
      .max(2000)
      .defined()
      .test('image', '${path} must be an address from the media library', (value) =>
        value ? /^(https?:\/\/|\/(?!\/))/.test(value) : true
      ),
    assetId: id.nullable().defined(),
    alt: localized(500),
    isDecorative: flag.required(),
    width: id.nullable().defined(),
    height: id.nullable().defined(),
  },
  divider: {},
  vote: { label: localized(LABEL) },
  rules: { label: localized(LABEL) },
  submit: { label: localized(LABEL) },
};

const schemaOf = (type: FormBlockType) =>
  yup
    .object({
      id: blockId,
      type: yup.string().strict().oneOf([type]).required(),
      showIf: condition,
      ...(SHAPES[type] as Record<string, ReturnType<typeof plain>>),
    })
    .noUnknown()
    .required();

const BLOCKS = Object.fromEntries(FORM_BLOCK_TYPES.map((type) => [type, schemaOf(type)])) as Record<
  FormBlockType,
  ReturnType<typeof schemaOf>
>;

const unknownType = yup
  .object({
    type: yup
      .string()
      .strict()
      .oneOf([...FORM_BLOCK_TYPES])
      .required(),
  })
  .required();

/** Each block is held to what its own type may have. */
const block = yup.lazy((value: unknown) => {
  const type = (value as { type?: unknown } | null | undefined)?.type;
  const known = FORM_BLOCK_TYPES.find((name) => name === type);
  return known ? BLOCKS[known] : unknownType;
});

const step = yup
  .object({
    id: blockId,
    title: localized(LABEL),
    showIf: condition,
    rows: yup
      .array()
      .of(
        yup
          .object({
            id: blockId,
            columns: yup
              .array()
              .of(
                yup
                  .array()
                  .of(block as unknown as typeof unknownType)
                  .max(MAX_BLOCKS)
                  .required()
              )
              .min(1)
              .max(3)
              .required(),
          })
          .noUnknown()
          .required()
      )
      .max(MAX_ROWS)
      .required(),
  })
  .noUnknown()
  .required();

interface Identified {
  id: string;
}

/** Ids of everything in a definition's steps; malformed parts were named before. */
const idsOf = (steps: unknown): string[] =>
  (steps as (Identified & { rows: (Identified & { columns: Identified[][] })[] })[]).flatMap(
    ({ id: stepId, rows }) => [
      stepId,
      ...rows.flatMap(({ id: rowId, columns }) => [
        rowId,
        ...columns.flat().map((item) => item.id),
      ]),
    ]
  );

const definition = yup
  .object({
    schema: yup.number().strict().oneOf([2]).required(),
    kind: yup
      .string()
      .strict()
      .oneOf([...FORM_KINDS])
      .required(),
    locales: localeList,
    steps: yup
      .array()
      .of(step)
      .min(1)
      .max(MAX_STEPS)
      .test('unique', '${path} has two parts with one id: give each its own', (steps) => {
        const all = steps ? idsOf(steps) : [];
        return new Set(all).size === all.length;
      })
      .required(),
    texts: yup
      .object(Object.fromEntries(FORM_TEXT_KEYS.map((key) => [key, localized(2000)])))
      .noUnknown()
      .required(),
    theme,
    after,
    display,
    guard,
    promotionId: id.nullable().defined(),
  })
  .noUnknown()
  .required();

/** Checks a draft on its own, as the designer sends it to be judged. */
export const validateDefinition = validateYupSchema(
  yup.object({ definition }).noUnknown().required()
);

/** Checks what the panel saves as a draft; an unfinished form is fine, a malformed one is not. */
export const validateForm = validateYupSchema(
  yup
    .object({
      name: plain(120).trim().min(1).required(),
      slug: yup
        .string()
        .strict()
        .max(60)
        .matches(SLUG_PATTERN, {
          message: '${path} takes lower-case letters, digits and single hyphens, like "newsletter"',
        })
        .required(),
      isOpen: yup.boolean().strict().required(),
      definition: yup.lazy((value: unknown) =>
        typeof value === 'object' && value !== null && 'schema' in value
          ? definition
          : simpleDefinition
      ),
    })
    .noUnknown()
    .required()
);
