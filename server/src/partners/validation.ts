import { validateYupSchema, yup } from '@strapi/utils';
import { PARTNER_CHANNELS, PARTNER_FILE_FORMATS } from '../../../content-types';
import { isAbsoluteHttpUrl, LOCALES, parseEmail, SLUG_PATTERN } from '../core';
import { webhookUrlProblem } from './webhook-client';

const plain = (max: number) =>
  yup
    .string()
    .strict()
    .trim()
    .max(max)
    .test('printable', '${path} must not contain line breaks or control characters', (value) =>
      value == null ? true : !/\p{Cc}/u.test(value)
    );

const isDay = (value: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // `2026-02-30` parses as a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

/** A day, or empty where the contract is open at this end. */
const openDay = yup
  .string()
  .strict()
  .defined()
  .test('day', '${path} must be a day such as 2026-12-24, or empty', (value) =>
    value == null || value === '' ? true : isDay(value)
  );

const httpsUrl = plain(500)
  .min(1)
  .required()
  .test('https', '${path} must be an https URL such as https://partner.example/privacy', (value) =>
    value == null ? true : isAbsoluteHttpUrl(value) && value.startsWith('https://')
  );

const WEBHOOK_PROBLEMS = {
  url: '${path} must be a whole URL such as https://partner.example/hooks/optin',
  https: '${path} must begin with https://: personal data travel in it',
  credentials: '${path} must hold no user name or password: calls are signed instead',
  private:
    '${path} must not lie in a private network, unless the configuration names the host (partners.privateHosts)',
} as const;

const webhookUrl = (privateHosts: readonly string[]) =>
  plain(1000)
    .defined()
    .test('webhook', '${path} is missing: name the URL that takes the calls', (value, context) => {
      if (!value) return context.parent.channel !== 'webhook';
      const problem = webhookUrlProblem(value, privateHosts);
      return problem === null ? true : context.createError({ message: WEBHOOK_PROBLEMS[problem] });
    });

export const validatePartner = (privateHosts: readonly string[]) =>
  validateYupSchema(
    yup
      .object({
        slug: yup
          .string()
          .strict()
          .max(60)
          .matches(SLUG_PATTERN, {
            message:
              '${path} takes lower-case letters, digits and single hyphens, like "our-partner"',
          })
          .required(),
        name: plain(120).min(1).required(),
        purpose: yup
          .object(
            Object.fromEntries(LOCALES.map((locale) => [locale, plain(500).min(1).required()]))
          )
          .noUnknown()
          .required(),
        privacyPolicyUrl: httpsUrl,
        contactName: plain(120).min(1).required(),
        contactEmail: plain(254)
          .required()
          .test('email', '${path} must be an e-mail address', (value) =>
            value == null ? true : parseEmail(value) !== null
          ),
        contractFrom: openDay,
        contractUntil: openDay.test(
          'order',
          '${path} must not lie before the first day of the contract',
          (value, { parent }) =>
            !value || typeof parent.contractFrom !== 'string' || value >= parent.contractFrom
        ),
        channel: yup
          .string()
          .strict()
          .oneOf([...PARTNER_CHANNELS])
          .required(),
        webhookUrl: webhookUrl(privateHosts),
        isActive: yup.boolean().strict().required(),
      })
      .noUnknown()
      .required()
  );

export const validateExport = validateYupSchema(
  yup
    .object({
      format: yup
        .string()
        .strict()
        .oneOf([...PARTNER_FILE_FORMATS])
        .required(),
      since: yup
        .string()
        .strict()
        .nullable()
        .defined()
        .test('day', '${path} must be a day such as 2026-12-24, or null', (value) =>
          value == null ? true : isDay(value)
        ),
    })
    .noUnknown()
    .required()
);

/** The `since` of a preview: a day, or nothing. @returns undefined for what is neither */
export const readSince = (value: unknown): string | null | undefined => {
  if (value === undefined || value === '') return null;
  return typeof value === 'string' && isDay(value) ? value : undefined;
};

const id = yup.number().strict().integer().min(1).max(2_147_483_647);

export const validateWithdrawal = validateYupSchema(
  yup
    .object({ partnerIds: yup.array().of(id.required()).min(1).max(200) })
    .noUnknown()
    .required()
);
