import { yup } from '@strapi/utils';
import { isMergeTag, MERGE_TAGS } from '../../../content-types';
import { questionnaireOfLink } from '../messages';

const MAX_INLINE_NODES = 2000;
const MAX_TEXT = 20_000;
export const MAX_ITEMS = 500;
export const MAX_LINE = 250;
export const MAX_NAME = 200;
const MAX_URL = 2048;

const CONTROL = /\p{Cc}/u;
/** Tabs and line breaks come in with pasted text and do no harm in a body. */
const CONTROL_IN_BODY = /[^\P{Cc}\t\n\r]/u;
const SCHEME = /^\s*([a-z][a-z0-9+.-]*):/i;
const SCHEMES = new Set(['http', 'https', 'mailto']);

/** One line: it ends up in a header or an attribute, where a line break would start a new one. */
export const line = (max = MAX_LINE) =>
  yup
    .string()
    .strict()
    .max(max)
    .test(
      'one-line',
      '${path} must not contain line breaks or control characters',
      (value) => !CONTROL.test(value ?? '')
    );

/** Several lines of text. */
export const body = (max = MAX_TEXT) =>
  yup
    .string()
    .strict()
    .max(max)
    .defined()
    .test(
      'printable',
      '${path} must not contain control characters',
      (value) => !CONTROL_IN_BODY.test(value ?? '')
    );

/**
 * A link as it stands in a draft: one that is not finished may be saved (preflight holds it back),
 * one that could do harm may not.
 */
export const link = line(MAX_URL).test(
  'scheme',
  '${path} must be a link that starts with https://, http:// or mailto:',
  (value) => {
    if (questionnaireOfLink(value ?? '') !== null) return true;
    const scheme = SCHEME.exec(value ?? '')?.[1];
    return scheme === undefined || SCHEMES.has(scheme.toLowerCase());
  }
);

/** A picture: an absolute http(s) URL or a path of the media library. */
export const picture = link.test(
  'no-mailto',
  '${path} must be the address of a picture',
  (value) => !/^\s*(mailto|optin):/i.test(value ?? '')
);

export type AnySchema = ReturnType<typeof yup.mixed> | ReturnType<typeof yup.object>;
export type Shape = Record<string, unknown>;

export const objectOf = (shape: Shape) =>
  yup
    .object(shape as Parameters<typeof yup.object>[0])
    .noUnknown(true, '${path} has unknown fields: ${unknown}');

/** An object told apart by its `type`; an unknown type is refused by name. */
export const union = (shapes: Record<string, Shape>) => {
  const names = Object.keys(shapes);
  const schemas = Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      objectOf({ type: yup.string().strict().oneOf([type]).required(), ...shape }).required(),
    ])
  );
  const other = yup.mixed().test({
    name: 'type',
    message: '${path} must be an object whose type is one of: ' + names.join(', '),
    test: () => false,
  });
  return yup.lazy((value: unknown): AnySchema => {
    const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : null;
    return typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : other;
  });
};

/** An array; yup takes a lazy schema here, only its typings do not know. */
export const listOf = (entry: unknown, max: number) =>
  yup
    .array()
    .strict()
    .of(entry as AnySchema)
    .max(max)
    .defined();

const mergeTag = {
  tag: yup
    .string()
    .strict()
    .required()
    .test(
      'merge-tag',
      `\${path} must be one of ${MERGE_TAGS.join(', ')}, or a custom field such as fields.city`,
      (value) => isMergeTag(value)
    ),
  fallback: line().defined(),
};

const inline = union({
  text: {
    text: body(),
    bold: yup.boolean().strict(),
    italic: yup.boolean().strict(),
    link,
  },
  mergeTag,
  break: {},
});
export const inlines = listOf(inline, MAX_INLINE_NODES);

const items = { items: listOf(inlines, MAX_ITEMS) };
export const richNodes = listOf(
  union({ paragraph: { content: inlines }, bulletList: items, orderedList: items }),
  MAX_ITEMS
);

export const blockId = yup
  .string()
  .strict()
  .matches(/^[\w-]{1,64}$/, '${path} must be 1 to 64 letters, digits, hyphens or underscores')
  .required();
export const align = yup.string().strict().oneOf(['left', 'center', 'right']).required();
export const whole = (min: number, max: number) =>
  yup.number().strict().integer().min(min).max(max);
export const fileId = yup.number().strict().integer().min(1).nullable().defined();

/** A subject: text and merge tags on one line, no marks, no links. */
export const subjectSchema = listOf(union({ text: { text: line().defined() }, mergeTag }), 50);
