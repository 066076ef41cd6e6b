import { validateYupSchema, yup } from '@strapi/utils';
import { CAMPAIGN_NATURES } from '../../../content-types';
import type { PreviewRequest } from '../messages/contract';
import { parseEmail } from '../core';
import type { SaveCampaignRequest, TestSendRequest } from './contract';
import { documentSchema, line, MAX_NAME, subjectSchema } from './message-schema';

const MAX_LISTS = 100;
/** A test is for the people who write the newsletter, not a way around campaigns. */
export const MAX_TEST_ADDRESSES = 5;
/** BCP 47, roughly: `fr`, `pt-BR`, `zh-Hant-TW`. */
const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
const UNKNOWN = 'unknown fields: ${unknown}';

const id = yup.number().strict().integer().min(1).max(2_147_483_647);

/** What a campaign and a preview have in common. */
const message = {
  locale: yup
    .string()
    .strict()
    .matches(LOCALE, { message: '${path} must be a language tag such as "en" or "fr-CA"' })
    .required(),
  senderId: id.nullable().defined(),
  listIds: yup
    .array()
    .strict()
    .of(id.required())
    .max(MAX_LISTS)
    .defined()
    .test(
      'unique',
      '${path} must not name one list twice',
      (ids) => new Set(ids ?? []).size === (ids ?? []).length
    ),
  subject: subjectSchema,
  preheader: line().defined(),
  document: documentSchema,
};

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
  })
  .noUnknown(true, UNKNOWN)
  .required();

const previewSchema = yup
  .object({ ...message, subscriberId: id })
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

export const validateCampaign = validator<SaveCampaignRequest>(saveSchema);
export const validatePreview = validator<PreviewRequest>(previewSchema);
export const validateTestSend = validator<TestSendRequest>(testSchema);
