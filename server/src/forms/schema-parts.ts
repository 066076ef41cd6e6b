import { yup } from '@strapi/utils';
import { LEGAL_BASES } from '../../../content-types';
import { isAbsoluteHttpUrl, LOCALE_PATTERN } from '../core';

const CONTROL_BUT_NEWLINE = /[^\P{Cc}\n]/u;
const MAX_LOCALES = 50;

export const plain = (max: number) =>
  yup
    .string()
    .strict()
    .max(max)
    .test('printable', '${path} must not contain control characters', (value) =>
      value == null ? true : !CONTROL_BUT_NEWLINE.test(value)
    );

const isLocalized = (value: unknown, max: number): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([locale, text]) =>
      LOCALE_PATTERN.test(locale) &&
      typeof text === 'string' &&
      text.length <= max &&
      !CONTROL_BUT_NEWLINE.test(text)
  );
};

const LOCALIZED = '${path} must be texts by language, such as {"en": "…"}';

/** Texts by language tag; which languages a form speaks is the editor's to say. */
export const localized = (max: number) =>
  yup
    .mixed()
    .test('localized', LOCALIZED, (value) => isLocalized(value, max))
    .required();

/** The same where there need be none. */
export const localizedIfAny = (max: number) =>
  yup
    .mixed()
    .test('localized', LOCALIZED, (value) => value === undefined || isLocalized(value, max));

export const id = yup.number().strict().integer().min(1).max(2_147_483_647);

/** Keys of consents and groups: part of a submission's names. */
export const KEY = /^[a-z][a-z0-9-]{0,39}$/;

export const localeList = yup
  .array()
  .of(
    yup
      .string()
      .strict()
      .matches(LOCALE_PATTERN, { message: '${path} must be a language tag such as fr' })
      .required()
  )
  .max(MAX_LOCALES)
  .required();

export const consentKey = yup
  .string()
  .strict()
  .matches(KEY, {
    message: '${path} takes lower-case letters, digits and hyphens, beginning with a letter',
  })
  .required();

/** 0 while the editor has not chosen one; publishing asks for it. */
export const choice = yup.number().strict().integer().min(0).max(2_147_483_647).required();

export const ids = yup.array().of(id.required()).max(50).required();

/** What a single consent box holds, in a block or said the short way. */
export const consentShape = {
  key: consentKey,
  wordingId: choice,
  listIds: ids,
  required: yup.boolean().strict().required(),
  basis: yup
    .string()
    .strict()
    .oneOf([...LEGAL_BASES, null])
    .nullable(),
  relation: plain(200),
  partner: plain(200),
};

/** `#rrggbb`; a token that may be left out may be empty too. */
export const colour = yup
  .string()
  .strict()
  .matches(/^#[0-9a-f]{6}$/i, {
    message: '${path} must be a colour such as #4945ff',
    excludeEmptyString: true,
  });

export const absoluteUrl = yup
  .string()
  .strict()
  .max(500)
  .defined()
  .test(
    'absolute',
    '${path} must be empty or an absolute URL such as https://example.org/thanks',
    (value) => (value ? isAbsoluteHttpUrl(value) : true)
  );
