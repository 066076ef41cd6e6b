import { validateYupSchema, yup } from '@strapi/utils';
import {
  PROMOTION_KINDS,
  REPLACE_REASONS,
  type LocalizedText,
  type PromotionKind,
} from '../../../content-types';
import { isTimeZone, LOCALE_PATTERN, SLUG_PATTERN } from '../core';

const MAX_RULES = 100_000;
/** What Strapi reads of a JSON body unless configured otherwise is 1 MB. */
const MAX_UPLOAD = 900_000;
const MAX_WINNERS = 10_000;
const MAX_OPTIONS = 50;
/** The last moment that JavaScript's dates can show. */
const MAX_MS = 8_640_000_000_000_000;

const plain = (max: number) =>
  yup
    .string()
    .strict()
    .trim()
    .max(max)
    .test('printable', '${path} must not contain line breaks or control characters', (value) =>
      value == null ? true : !/\p{Cc}/u.test(value)
    );

/** Texts by language; line breaks and tabs where `lines`. */
const localized = (max: number, lines = false) =>
  yup
    .object()
    .required()
    .test('texts', '${path} must be texts by language', (texts: object | undefined, context) => {
      for (const [locale, text] of Object.entries(texts ?? {})) {
        const path = `${context.path}.${locale}`;
        if (!LOCALE_PATTERN.test(locale))
          return context.createError({ path, message: `${path} is not a language tag such as fr` });
        if (typeof text !== 'string')
          return context.createError({ path, message: `${path} must be a text` });
        if (text.length > max)
          return context.createError({
            path,
            message: `${path} must be at most ${max} characters`,
          });
        if (/\p{Cc}/u.test(lines ? text.replace(/[\r\n\t]/g, '') : text))
          return context.createError({
            path,
            message: `${path} must not contain ${lines ? '' : 'line breaks or '}control characters`,
          });
      }
      return true;
    });

const moment = yup.number().strict().integer().min(0).max(MAX_MS).nullable().defined();

const fieldKey = yup
  .string()
  .strict()
  .matches(/^[a-z][a-zA-Z0-9]{0,59}$/, '${path} must be the key of a custom field')
  .nullable()
  .defined();

const eligibility = yup
  .object({
    countries: yup
      .array()
      .of(
        yup
          .string()
          .strict()
          .matches(/^[A-Z]{2}$/, '${path} must be an ISO 3166-1 code of two letters, like FR')
          .required()
      )
      .max(250)
      .required(),
    countryField: fieldKey.test(
      'needed',
      '${path} is missing: choose the field that asks for the country',
      (key, { parent }) => Boolean(key) || !parent.countries?.length
    ),
    minAge: yup.number().strict().integer().min(1).max(120).nullable().defined(),
    birthField: fieldKey.test(
      'needed',
      '${path} is missing: choose the field that asks for the date of birth',
      (key, { parent }) => Boolean(key) || parent.minAge == null
    ),
  })
  .noUnknown()
  .required();

const options = yup
  .array()
  .of(
    yup
      .object({
        key: yup
          .string()
          .strict()
          .matches(/^[a-z0-9-]{1,40}$/, '${path} takes lower-case letters, digits and hyphens')
          .required(),
        label: localized(200),
      })
      .noUnknown()
      .required()
  )
  .max(MAX_OPTIONS)
  .required()
  .test('unique', '${path} must not name an option twice', (list) => {
    const keys = (list ?? []).map((option) => option?.key);
    return new Set(keys).size === keys.length;
  });

export const validatePromotion = validateYupSchema(
  yup
    .object({
      name: plain(120).min(1).required(),
      slug: yup
        .string()
        .strict()
        .max(60)
        .matches(SLUG_PATTERN, {
          message:
            '${path} takes lower-case letters, digits and single hyphens, like "summer-draw"',
        })
        .required(),
      kind: yup
        .string()
        .strict()
        .oneOf([...PROMOTION_KINDS])
        .required(),
      title: localized(120),
      startsAt: moment,
      endsAt: moment.test(
        'order',
        '${path} must lie after the start',
        (end, { parent }) => end == null || parent.startsAt == null || end > parent.startsAt
      ),
      timeZone: plain(60)
        .required()
        .test('zone', '${path} must be a time zone such as Europe/Paris', (zone) =>
          zone == null ? true : isTimeZone(zone)
        ),
      rules: localized(MAX_RULES, true),
      eligibility,
      options,
      winners: yup.number().strict().integer().min(1).max(MAX_WINNERS).required(),
      reserves: yup.number().strict().integer().min(0).max(MAX_WINNERS).required(),
    })
    .noUnknown()
    .required()
);

const position = yup
  .number()
  .strict()
  .integer()
  .min(1)
  .max(2 * MAX_WINNERS);

export const validateReplacement = validateYupSchema(
  yup
    .object({
      position: position.required(),
      reason: yup
        .string()
        .strict()
        .oneOf([...REPLACE_REASONS])
        .required(),
    })
    .noUnknown()
    .required()
);

export const validateNotification = validateYupSchema(
  yup
    .object({ positions: yup.array().of(position.required()).min(1).max(200).required() })
    .noUnknown()
    .required()
);

export const validateCodes = validateYupSchema(
  yup
    .object({
      text: yup.string().strict().max(MAX_UPLOAD).required(),
      skipDuplicates: yup.boolean().strict().required(),
      dryRun: yup.boolean().strict().required(),
    })
    .noUnknown()
    .required()
);

export interface PublishInput {
  kind: PromotionKind;
  title: LocalizedText;
  rules: LocalizedText;
  endsAt: number | null;
  options: { key: string; label: LocalizedText }[];
}

const filled = (texts: LocalizedText): string[] =>
  Object.entries(texts).flatMap(([locale, text]) => (text?.trim() ? locale : []));

/** What keeps a promotion from going out, by field. */
export const publicationProblems = ({
  kind,
  title,
  rules,
  endsAt,
  options: choices,
}: PublishInput): { path: string; message: string }[] => {
  const problems: { path: string; message: string }[] = [];
  const locales = filled(rules);
  if (locales.length === 0)
    problems.push({ path: 'rules', message: 'Write the rules first: people accept them.' });
  for (const locale of locales)
    if (!title[locale]?.trim())
      problems.push({
        path: `title.${locale}`,
        message: 'Add a title in every language of the rules: mails and pages show it.',
      });
  if (kind === 'contest' && endsAt === null)
    problems.push({
      path: 'endsAt',
      message: 'A contest needs an end: entries are frozen and drawn after it.',
    });
  if (kind === 'vote') {
    if (choices.length < 2)
      problems.push({ path: 'options', message: 'A vote needs at least two options.' });
    choices.forEach(({ label }, index) => {
      for (const locale of locales)
        if (!label[locale]?.trim())
          problems.push({
            path: `options.${index}.label.${locale}`,
            message: 'Name the option in every language of the rules.',
          });
    });
  }
  return problems;
};
