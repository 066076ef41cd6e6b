import { validateYupSchema, yup } from '@strapi/utils';
import {
  AB_KEYS,
  CAMPAIGN_NATURES,
  type MessageDocument,
  type MessageTranslation,
} from '../../../content-types';
import type { PreviewRequest } from '../messages/contract';
import { parseEmail } from '../core';
import type { SaveCampaignRequest, TestSendRequest } from './contract';
import {
  abTestShape,
  archiveShape,
  documentSchema,
  line,
  linkTagsShape,
  LOCALE,
  MAX_NAME,
  subjectSchema,
  translationsSchema,
  withoutStrays,
} from './message-schema';
import { objectOf } from './message-parts-schema';

const MAX_LISTS = 100;
/** A test is for the people who write the newsletter, not a way around campaigns. */
export const MAX_TEST_ADDRESSES = 20;
const UNKNOWN = 'unknown fields: ${unknown}';

const id = yup.number().strict().integer().min(1).max(2_147_483_647);

const lists = yup
  .array()
  .strict()
  .of(id.required())
  .max(MAX_LISTS)
  .test(
    'unique',
    '${path} must not name one list twice',
    (ids) => new Set(ids ?? []).size === (ids ?? []).length
  );
const language = yup
  .string()
  .strict()
  .matches(LOCALE, { message: '${path} must be a language tag such as "en" or "fr-CA"' });

/** A message in its own language; its translations are looked at once the document is known. */
const words = {
  locale: language.required(),
  subject: subjectSchema,
  preheader: line().defined(),
  document: documentSchema,
  translations: yup.object().notRequired(),
};

const variant = yup
  .string()
  .strict()
  .oneOf([...AB_KEYS]);

/** What a campaign and a preview have in common. */
const message = { ...words, senderId: id.nullable().defined(), listIds: lists.defined() };

const saveSchema = yup
  .object({
    name: line(MAX_NAME)
      .required()
      .test('not-blank', '${path} must not be blank', (value) => (value ?? '').trim() !== ''),
    ...message,
    nature: yup
      .string()
      .strict()
      .oneOf([...CAMPAIGN_NATURES])
      .required(),
    similarProducts: yup.boolean().strict().required(),
    profession: line(120).defined(),
    excludedListIds: lists.notRequired(),
    linkTags: objectOf(linkTagsShape).nullable().default(undefined),
    countsClicks: yup.boolean().strict().notRequired(),
    abTest: objectOf(abTestShape).nullable().default(undefined),
    archive: objectOf(archiveShape).nullable().default(undefined),
    revision: yup.number().strict().integer().min(0).notRequired(),
    asNewVersion: yup.boolean().strict().notRequired(),
  })
  .noUnknown(true, UNKNOWN)
  .required();

const previewSchema = yup
  .object({
    ...message,
    subscriberId: id,
    previewLocale: language,
    variant,
    imagesOff: yup.boolean().strict(),
  })
  .noUnknown(true, UNKNOWN)
  .required();

const testSchema = yup
  .object({
    to: yup
      .array()
      .strict()
      .of(
        yup
          .string()
          .strict()
          .required()
          .test('email', '${path} must be an e-mail address', (value) => parseEmail(value) !== null)
      )
      .min(1)
      .max(MAX_TEST_ADDRESSES)
      .required(),
    locale: language,
    variant,
    subscriberId: id,
  })
  .noUnknown(true, UNKNOWN)
  .required();

/** @throws ValidationError that names each field at fault */
const validator = <T>(schema: Parameters<typeof validateYupSchema>[0]) => {
  const validate = validateYupSchema(schema);
  return async (input: unknown): Promise<T> => {
    await validate(input);
    // The schema has just proved the shape; yup's own types cannot say it for unions.
    return input as T;
  };
};

interface Translated {
  document: MessageDocument;
  translations?: Record<string, MessageTranslation>;
}

/** @throws ValidationError that names each field at fault, those of translations too */
const translated =
  <T extends Translated>(validate: (input: unknown) => Promise<T>) =>
  async (input: unknown): Promise<T & { translations: Record<string, MessageTranslation> }> => {
    const valid = await validate(input);
    const translations = withoutStrays(valid.document, valid.translations ?? {});
    await validateYupSchema(
      yup.object({ translations: translationsSchema(valid.document, translations) })
    )({ translations });
    // The schema has just proved the shape.
    return { ...valid, translations: translations as Record<string, MessageTranslation> };
  };

const validateSave = translated(validator<SaveCampaignRequest>(saveSchema));

/** A campaign to be saved; what older callers leave out has its default. */
export const validateCampaign = async (input: unknown): Promise<SaveCampaignRequest> => {
  const valid = await validateSave(input);
  return {
    ...valid,
    excludedListIds: valid.excludedListIds ?? [],
    linkTags: valid.linkTags ?? null,
    countsClicks: valid.countsClicks ?? false,
    abTest: valid.abTest ?? null,
    archive: valid.archive ?? null,
  };
};
export const validatePreview = translated(validator<PreviewRequest>(previewSchema));

/** A message alone, as templates have it. */
export const validateTemplateMessage = translated(
  validator<
    Pick<SaveCampaignRequest, 'locale' | 'subject' | 'preheader' | 'document' | 'translations'>
  >(yup.object(words).noUnknown(true, UNKNOWN).required())
);
export const validateTestSend = validator<TestSendRequest>(testSchema);
