import { validateYupSchema, yup } from '@strapi/utils';
import { LEGAL_BASES } from '../../../content-types';
import { isTimeZone, LOCALES, SLUG_PATTERN } from '../core';
import { givenFields } from './field-validation';

export const plain = (max: number) =>
  yup
    .string()
    .strict()
    .trim()
    .max(max)
    .test('printable', '${path} must not contain line breaks or control characters', (value) =>
      value == null ? true : !/\p{Cc}/u.test(value)
    );

const localized = (max: number) =>
  yup
    .object(Object.fromEntries(LOCALES.map((locale) => [locale, plain(max)])))
    .noUnknown()
    .required();

const basis = yup
  .string()
  .strict()
  .oneOf([...LEGAL_BASES])
  .required();

export const validateList = validateYupSchema(
  yup
    .object({
      name: plain(120).min(1).required(),
      slug: yup
        .string()
        .strict()
        .max(60)
        .matches(SLUG_PATTERN, {
          message:
            '${path} takes lower-case letters, digits and single hyphens, like "my-newsletter"',
        })
        .required(),
      title: localized(120),
      purpose: localized(500),
      isPublic: yup.boolean().strict().required(),
      regime: basis,
      acceptedBases: yup
        .array()
        .of(basis)
        .min(1)
        .required()
        .test(
          'regime',
          '${path} must contain the regime under which people join',
          (bases, { parent }) => (bases ?? []).includes(parent.regime)
        ),
      profession: plain(120)
        .defined()
        .test(
          'profession',
          '${path} must say what profession or activity the people have, where b2b-opt-out is accepted',
          (profession, { parent }) =>
            !parent.acceptedBases?.includes('b2b-opt-out') || Boolean(profession?.trim())
        ),
      senderId: yup.number().integer().min(1).max(2_147_483_647).nullable().default(null),
      welcomeMail: yup.boolean().strict().required(),
    })
    .noUnknown()
    .required()
);

export const validateProfile = validateYupSchema(
  yup
    .object({
      firstName: plain(100).nullable().default(null),
      lastName: plain(100).nullable().default(null),
      locale: yup
        .string()
        .strict()
        .oneOf([...LOCALES])
        .required(),
      timeZone: yup
        .string()
        .strict()
        .nullable()
        .default(undefined)
        .test(
          'time-zone',
          '${path} must be a time zone such as Europe/Paris',
          (zone) => zone === undefined || zone === null || isTimeZone(zone)
        ),
      fields: givenFields.default(undefined),
    })
    .noUnknown()
    .required()
);
