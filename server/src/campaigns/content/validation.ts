import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { blockShapes } from '../block-schema';
import { listOf, objectOf, union } from '../message-parts-schema';
import { LOCALE } from '../message-schema';
import type { FreezeEntryRequest, FromEntriesRequest, ResolveCardsRequest } from './contract';

const MAX_BLOCKS = 1000;
/** Entries that are added at once: as many as Strapi's lists show on a page. */
const MAX_ENTRIES = 100;
const MAX_LISTS = 100;

const UID_PATTERN = /^(api|plugin)::[a-z0-9-]+\.[a-z0-9-]+$/;
const DOCUMENT_ID = /^[A-Za-z0-9_-]{1,64}$/;

const id = yup.number().strict().integer().min(1).max(2_147_483_647);
export const uid = yup
  .string()
  .strict()
  .matches(UID_PATTERN, '${path} must be a content type such as api::article.article')
  .required();
const documentId = yup
  .string()
  .strict()
  .matches(DOCUMENT_ID, '${path} must be the id of an entry')
  .required();
export const locale = yup
  .string()
  .strict()
  .matches(LOCALE, '${path} must be a language tag such as "en" or "fr-CA"')
  .required();

const { entry, query } = blockShapes;

const cards = validateYupSchema(
  objectOf({
    blocks: listOf(union({ entry, query }), MAX_BLOCKS),
    locale,
    fallback: locale,
    campaignId: id.nullable().defined(),
    listIds: yup.array().strict().of(id.required()).max(MAX_LISTS).defined(),
  }).required()
);
const freeze = validateYupSchema(objectOf({ uid, documentId, locale }).required());
const fromEntries = validateYupSchema(
  objectOf({
    campaignId: id.nullable().defined(),
    uid,
    documentIds: yup.array().strict().of(documentId).min(1).max(MAX_ENTRIES).required(),
    locale,
  }).required()
);

/** @throws ValidationError that names each field at fault */
const validated =
  <T>(validate: (input: unknown) => Promise<unknown>) =>
  async (input: unknown): Promise<T> => {
    await validate(input);
    // The schema has just proved the shape.
    return input as T;
  };

export const validateCards = validated<ResolveCardsRequest>(cards);
export const validateFreeze = validated<FreezeEntryRequest>(freeze);
export const validateFromEntries = validated<FromEntriesRequest>(fromEntries);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @throws ValidationError */
export const readUid = (ctx: Context): string => {
  const value = text(ctx.query.uid);
  if (!UID_PATTERN.test(value))
    throw new errors.ValidationError('uid must be a content type such as api::article.article');
  return value;
};

/** @throws ValidationError */
export const readDocumentId = (ctx: Context): string => {
  const value = text(ctx.query.documentId);
  if (!DOCUMENT_ID.test(value))
    throw new errors.ValidationError('documentId must be the id of an entry');
  return value;
};

/** A language to look in; anything odd is the CMS's own. */
export const readLocale = (ctx: Context): string => {
  const value = text(ctx.query.locale);
  return LOCALE.test(value) ? value : '';
};
