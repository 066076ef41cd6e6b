import { yup } from '@strapi/utils';
import {
  AB_KEYS,
  AB_METRICS,
  AB_VARIED,
  allBlocks,
  translatedKeys,
  type MessageBlock,
  type MessageDocument,
} from '../../../content-types';
import { block, blockShapes } from './block-schema';
import { line, listOf, objectOf, picture, subjectSchema } from './message-parts-schema';

export { line, MAX_LINE, MAX_NAME, subjectSchema } from './message-parts-schema';

/** More blocks than any reader scrolls through; what a document may weigh in all is Strapi's body limit. */
export const MAX_BLOCKS = 1000;
const MAX_LOCALES = 30;
/** BCP 47, roughly: `fr`, `pt-BR`, `zh-Hant-TW`. */
export const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ids of blocks and columns, whatever the rest of the tree looks like. */
const idsIn = (blocks: unknown): unknown[] =>
  Array.isArray(blocks)
    ? blocks.flatMap((entry: { id?: unknown; columns?: unknown; blocks?: unknown } | null) => [
        entry?.id,
        ...idsIn(entry?.columns),
        ...idsIn(entry?.blocks),
      ])
    : [];

const hasUniqueIds = (blocks: unknown): boolean => {
  const ids = idsIn(blocks);
  return new Set(ids).size === ids.length;
};

const countBlocks = (blocks: unknown): number =>
  Array.isArray(blocks)
    ? blocks.reduce(
        (sum: number, entry: { columns?: unknown } | null) =>
          sum +
          1 +
          (Array.isArray(entry?.columns)
            ? entry.columns.reduce(
                (inner: number, column: { blocks?: unknown } | null) =>
                  inner + countBlocks(column?.blocks),
                0
              )
            : 0),
        0
      )
    : 0;

/** The message document of `content-types/campaign/message.ts`; every finding names its path. */
export const documentSchema = objectOf({
  version: yup.number().strict().oneOf([1]).required(),
  blocks: listOf(block, MAX_BLOCKS)
    .test('unique-ids', '${path} must not use one block id twice', hasUniqueIds)
    .test(
      'size',
      `\${path} must hold at most ${MAX_BLOCKS} blocks, those in columns included`,
      (blocks) => countBlocks(blocks) <= MAX_BLOCKS
    ),
}).required();

/** The words of one block in another language: of what it says, only what is there is looked at. */
const textsSchema = (type: MessageBlock['type'], texts: unknown) =>
  objectOf(
    isRecord(texts)
      ? Object.fromEntries(
          translatedKeys(type)
            .filter((key) => Object.hasOwn(texts, key))
            .map((key) => [key, blockShapes[type][key]])
        )
      : {}
  ).required();

type Types = ReadonlyMap<string, MessageBlock['type']>;
const typesOf = ({ blocks }: MessageDocument): Types =>
  new Map(allBlocks(blocks).map(({ id, type }) => [id, type]));

/**
 * Translations without texts of blocks, or of parts of them, that the message does not have (any
 * more): an editor who removes a block need not tidy up. Anything misshapen stays, to be refused.
 */
export const withoutStrays = (
  document: MessageDocument,
  translations: Record<string, unknown>
): Record<string, unknown> => {
  const types = typesOf(document);
  const textsOf = (id: string, texts: unknown): [string, unknown][] => {
    const type = types.get(id);
    if (!type) return [];
    if (!isRecord(texts)) return [[id, texts]];
    const known = Object.entries(texts).filter(([key]) => translatedKeys(type).includes(key));
    return [[id, Object.fromEntries(known)]];
  };
  return Object.fromEntries(
    Object.entries(translations).map(([locale, translation]) => [
      locale,
      isRecord(translation) && isRecord(translation.blocks)
        ? {
            ...translation,
            blocks: Object.fromEntries(
              Object.entries(translation.blocks).flatMap(([id, texts]) => textsOf(id, texts))
            ),
          }
        : translation,
    ])
  );
};

/** The schema for versions of one message in other languages; each finding names its path. */
export const translationsSchema = (
  document: MessageDocument,
  translations: Record<string, unknown>
) => {
  const types = typesOf(document);
  const locales = Object.keys(translations);
  const versionSchema = (translation: unknown) => {
    const blocks = isRecord(translation) && isRecord(translation.blocks) ? translation.blocks : {};
    return objectOf({
      subject: subjectSchema,
      preheader: line().defined(),
      blocks: objectOf(
        Object.fromEntries(
          Object.entries(blocks).flatMap(([id, texts]) => {
            const type = types.get(id);
            return type ? [[id, textsSchema(type, texts)]] : [];
          })
        )
      )
        .default(undefined)
        .required(),
    })
      .default(undefined)
      .required();
  };
  return objectOf(
    Object.fromEntries(
      locales
        .filter((locale) => LOCALE.test(locale))
        .map((locale) => [locale, versionSchema(translations[locale])])
    )
  ).test(
    'locales',
    `\${path} must name at most ${MAX_LOCALES} languages`,
    () => locales.length <= MAX_LOCALES
  );
};

/** See `ArchiveEntry`. */
export const archiveShape = {
  isPublic: yup.boolean().strict().required(),
  slug: yup
    .string()
    .strict()
    .max(80)
    .matches(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, {
      message: '${path} must be lower-case letters, digits and single hyphens',
    })
    .defined(),
  title: line(200).defined(),
  description: line(300).defined(),
  imageUrl: picture.defined(),
};

/** See `LinkTags`. */
export const linkTagsShape = {
  source: line(100).defined(),
  medium: line(100).defined(),
  campaign: line(100).defined(),
};

const MAX_HOURS = 168;

/** An A/B test as an editor sets it up; whether it can be run is preflight's to say. */
export const abTestShape = {
  varied: yup
    .string()
    .strict()
    .oneOf([...AB_VARIED])
    .required(),
  variants: listOf(
    objectOf({
      key: yup.string().strict().oneOf(AB_KEYS.slice(1)).required(),
      subjects: yup.lazy((subjects: unknown) =>
        objectOf(
          Object.fromEntries(
            Object.keys(isRecord(subjects) ? subjects : {})
              .filter((locale) => LOCALE.test(locale))
              .slice(0, MAX_LOCALES)
              .map((locale) => [
                locale,
                objectOf({ subject: subjectSchema, preheader: line().defined() })
                  .default(undefined)
                  .required(),
              ])
          )
        )
          .default(undefined)
          .required()
      ),
      senderId: yup.number().strict().integer().min(1).max(2_147_483_647).nullable().defined(),
    }).required(),
    AB_KEYS.length - 1
  )
    .min(1)
    .test('keys', '${path} must be b, c and d in this order', (variants) =>
      ((variants ?? []) as { key?: unknown }[]).every(
        ({ key }, index) => key === AB_KEYS[index + 1]
      )
    ),
  samplePercent: yup.number().strict().integer().min(1).max(100).required(),
  metric: yup
    .string()
    .strict()
    .oneOf([...AB_METRICS])
    .required(),
  decideAfterHours: yup.number().strict().integer().min(1).max(MAX_HOURS).nullable().defined(),
};
