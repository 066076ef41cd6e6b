import { yup } from '@strapi/utils';
import { isMergeTag, MERGE_TAGS } from '../../../content-types';
import { questionnaireOfLink } from '../messages';

/** More blocks than any reader scrolls through; what a document may weigh in all is Strapi's body limit. */
export const MAX_BLOCKS = 1000;
const MAX_INLINE_NODES = 2000;
const MAX_TEXT = 20_000;
const MAX_ITEMS = 500;
export const MAX_LINE = 250;
export const MAX_NAME = 200;
const MAX_URL = 2048;
/** Width of a mail in CSS pixels. */
const MAX_WIDTH = 600;

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

const body = yup
  .string()
  .strict()
  .max(MAX_TEXT)
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
const link = line(MAX_URL).test(
  'scheme',
  '${path} must be a link that starts with https://, http:// or mailto:',
  (value) => {
    if (questionnaireOfLink(value ?? '') !== null) return true;
    const scheme = SCHEME.exec(value ?? '')?.[1];
    return scheme === undefined || SCHEMES.has(scheme.toLowerCase());
  }
);

/** A picture: an absolute http(s) URL or a path of the media library. */
const picture = link.test(
  'no-mailto',
  '${path} must be the address of a picture',
  (value) => !/^\s*(mailto|optin):/i.test(value ?? '')
);

type AnySchema = ReturnType<typeof yup.mixed> | ReturnType<typeof yup.object>;

/** An object told apart by its `type`; an unknown type is refused by name. */
const union = (shapes: Record<string, Record<string, unknown>>) => {
  const names = Object.keys(shapes);
  const schemas = Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [
      type,
      yup
        .object({ type: yup.string().strict().oneOf([type]).required(), ...shape } as Parameters<
          typeof yup.object
        >[0])
        .noUnknown(true, '${path} has unknown fields: ${unknown}')
        .required(),
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
const listOf = (entry: unknown, max: number) =>
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
    text: body,
    bold: yup.boolean().strict(),
    italic: yup.boolean().strict(),
    link,
  },
  mergeTag,
  break: {},
});
const inlines = listOf(inline, MAX_INLINE_NODES);

const items = { items: listOf(inlines, MAX_ITEMS) };
const rich = union({
  paragraph: { content: inlines },
  bulletList: items,
  orderedList: items,
});

const id = yup
  .string()
  .strict()
  .matches(/^[\w-]{1,64}$/, '${path} must be 1 to 64 letters, digits, hyphens or underscores')
  .required();
const align = yup.string().strict().oneOf(['left', 'center', 'right']).required();

const block = union({
  heading: {
    id,
    level: yup.number().strict().oneOf([1, 2, 3]).required(),
    align,
    content: inlines,
  },
  text: { id, content: listOf(rich, MAX_ITEMS) },
  image: {
    id,
    fileId: yup.number().strict().integer().min(1).nullable().defined(),
    url: picture.defined(),
    alt: line(1000).defined(),
    width: yup.number().strict().integer().min(1).max(MAX_WIDTH).nullable().defined(),
    link: link.defined(),
  },
  button: { id, text: line().defined(), url: link.defined(), align },
  divider: { id },
  footer: { id, content: inlines },
});

const hasUniqueIds = (blocks: unknown): boolean => {
  if (!Array.isArray(blocks)) return true;
  const ids = blocks.map((entry: { id?: unknown } | null) => entry?.id);
  return new Set(ids).size === ids.length;
};

/** A subject: text and merge tags on one line, no marks, no links. */
export const subjectSchema = listOf(union({ text: { text: line().defined() }, mergeTag }), 50);

/** The message document of `content-types/campaign/message.ts`; every finding names its path. */
export const documentSchema = yup
  .object({
    version: yup.number().strict().oneOf([1]).required(),
    blocks: listOf(block, MAX_BLOCKS).test(
      'unique-ids',
      '${path} must not use one block id twice',
      hasUniqueIds
    ),
  })
  .noUnknown(true, '${path} has unknown fields: ${unknown}')
  .required();
