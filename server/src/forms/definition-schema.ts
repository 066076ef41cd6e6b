import { validateYupSchema, yup } from '@strapi/utils';
import { FORM_FIELD_KEYS, FORM_TEXT_KEYS, LEGAL_BASES } from '../../../content-types';
import { isAbsoluteHttpUrl, LOCALE_PATTERN, SLUG_PATTERN } from '../core';

const CONTROL_BUT_NEWLINE = /[^\P{Cc}\n]/u;
const MAX_LOCALES = 50;

const plain = (max: number) =>
  yup
    .string()
    .strict()
    .max(max)
    .test('printable', '${path} must not contain control characters', (value) =>
      value == null ? true : !CONTROL_BUT_NEWLINE.test(value)
    );

/** Texts by language tag; which languages a form speaks is the editor's to say. */
const localized = (max: number) =>
  yup
    .mixed()
    .test('localized', '${path} must be texts by language, such as {"en": "…"}', (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      return Object.entries(value).every(
        ([locale, text]) =>
          LOCALE_PATTERN.test(locale) &&
          typeof text === 'string' &&
          text.length <= max &&
          !CONTROL_BUT_NEWLINE.test(text)
      );
    })
    .required();

const id = yup.number().strict().integer().min(1).max(2_147_483_647);

const KEY = /^[a-z][a-z0-9-]{0,39}$/;

const definition = yup
  .object({
    locales: yup
      .array()
      .of(
        yup
          .string()
          .strict()
          .matches(LOCALE_PATTERN, { message: '${path} must be a language tag such as fr' })
          .required()
      )
      .max(MAX_LOCALES)
      .required(),
    fields: yup
      .array()
      .of(
        yup
          .object({
            key: yup
              .string()
              .oneOf([...FORM_FIELD_KEYS])
              .required(),
            label: localized(100),
            required: yup.boolean().strict().required(),
          })
          .noUnknown()
      )
      .max(FORM_FIELD_KEYS.length * 2)
      .required(),
    consents: yup
      .array()
      .of(
        yup
          .object({
            key: yup
              .string()
              .strict()
              .matches(KEY, {
                message:
                  '${path} takes lower-case letters, digits and hyphens, beginning with a letter',
              })
              .required(),
            // 0 while the editor has not chosen one; publishing asks for it.
            wordingId: yup.number().strict().integer().min(0).max(2_147_483_647).required(),
            listIds: yup.array().of(id.required()).max(50).required(),
            required: yup.boolean().strict().required(),
            basis: yup
              .string()
              .strict()
              .oneOf([...LEGAL_BASES, null])
              .nullable(),
            relation: plain(200),
            partner: plain(200),
          })
          .noUnknown()
      )
      .max(20)
      .required(),
    texts: yup
      .object(Object.fromEntries(FORM_TEXT_KEYS.map((key) => [key, localized(2000)])))
      .noUnknown()
      .required(),
    theme: yup
      .object({
        accent: yup
          .string()
          .strict()
          .matches(/^#[0-9a-f]{6}$/i, { message: '${path} must be a colour such as #4945ff' })
          .required(),
      })
      .noUnknown()
      .required(),
    redirectUrl: yup
      .string()
      .strict()
      .max(500)
      .defined()
      .test(
        'absolute',
        '${path} must be empty or an absolute URL such as https://example.org/thanks',
        (value) => (value ? isAbsoluteHttpUrl(value) : true)
      ),
  })
  .noUnknown()
  .required();

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
      definition,
    })
    .noUnknown()
    .required()
);
