import { yup } from '@strapi/utils';
import { BRAND_FONTS, DEFAULT_BRAND } from '../../../content-types';
import { LOCALE_PATTERN, parseEmail } from '../core';

const MAX_URL = 2048;
const MAX_GROUPS = 50;
/** As many as one test send takes. */
const MAX_GROUP = 20;

/** One line of words. */
const line = (max: number) =>
  yup
    .string()
    .strict()
    .max(max)
    .test(
      'one-line',
      '${path} must not contain line breaks or control characters',
      (value) => !/\p{Cc}/u.test(value ?? '')
    );

const words = (max: number) =>
  yup
    .string()
    .strict()
    .max(max)
    .test(
      'printable',
      '${path} must not contain control characters',
      (value) => !/[^\P{Cc}\n]/u.test(value ?? '')
    );

/** One text in several languages. */
const localized = (text: ReturnType<typeof words>) =>
  yup.lazy((value: unknown) => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return yup
      .object(
        Object.fromEntries(
          keys.filter((key) => LOCALE_PATTERN.test(key)).map((key) => [key, text.defined()])
        )
      )
      .noUnknown(true, '${path} must name languages, such as en or fr-CA: not ${unknown}')
      .required();
  });

const colour = yup
  .string()
  .strict()
  .matches(/^#[0-9a-f]{6}$/i, '${path} must be a colour such as #1d4ed8')
  .required();
const colours = yup
  .object(Object.fromEntries(Object.keys(DEFAULT_BRAND.light).map((name) => [name, colour])))
  .noUnknown(true, '${path} has unknown colours: ${unknown}')
  .required();

/** A picture or a page: absolute http(s), or for pictures a path of the media library. */
const address = (relative: boolean) =>
  line(MAX_URL)
    .defined()
    .test(
      'address',
      relative
        ? '${path} must be a picture of the media library or an https address'
        : '${path} must be empty or an https address',
      (value) => {
        if (!value) return !relative;
        if (relative && /^\/(?!\/)/.test(value)) return true;
        try {
          return ['http:', 'https:'].includes(new URL(value).protocol);
        } catch {
          return false;
        }
      }
    );

const logo = yup
  .object({
    fileId: yup.number().strict().integer().min(1).nullable().defined(),
    url: address(true),
    alt: line(250).defined(),
    width: yup.number().strict().integer().min(16).max(600).required(),
    link: address(false),
  })
  .noUnknown(true, '${path} has unknown fields: ${unknown}')
  .nullable()
  .defined();

const font = yup
  .string()
  .strict()
  .oneOf([...BRAND_FONTS])
  .required();

/** Settings of what is sent; each is optional in a request and whole where it is there. */
export const messageSettings = {
  brand: yup
    .object({
      logo,
      light: colours,
      dark: colours,
      headingFont: font,
      textFont: font,
      radius: yup.number().strict().integer().min(0).max(32).required(),
      footerText: localized(words(1000)),
    })
    .noUnknown(true, '${path} has unknown fields: ${unknown}')
    .default(undefined)
    .notRequired(),
  testGroups: yup
    .array()
    .strict()
    .max(MAX_GROUPS)
    .of(
      yup
        .object({
          name: line(100)
            .required()
            .test('not-blank', '${path} must not be blank', (value) => (value ?? '').trim() !== ''),
          emails: yup
            .array()
            .strict()
            .min(1)
            .max(MAX_GROUP)
            .of(
              yup
                .string()
                .strict()
                .required()
                .test(
                  'email',
                  '${path} must be an e-mail address',
                  (value) => parseEmail(value) !== null
                )
            )
            .required(),
        })
        .noUnknown(true, '${path} has unknown fields: ${unknown}')
        .required()
    )
    .notRequired(),
  archive: yup
    .object({
      isOpen: yup.boolean().strict().required(),
      title: localized(line(200)),
      description: localized(words(1000)),
    })
    .noUnknown(true, '${path} has unknown fields: ${unknown}')
    .default(undefined)
    .notRequired(),
};
