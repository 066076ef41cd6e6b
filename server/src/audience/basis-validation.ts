import { validateYupSchema, yup } from '@strapi/utils';
import { CAMPAIGN_NATURES, PROVENANCE_KINDS } from '../../../content-types';
import { LOCALES } from '../core';
import { REGISTRATION_BASES } from './contract';
import { plain } from './validation';

const id = yup.number().strict().integer().min(1).max(2_147_483_647);

const isDay = (value: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // `2026-02-30` parses as a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

const day = yup
  .string()
  .strict()
  .test('day', '${path} must be a day such as 2026-12-24', (value) =>
    value == null ? true : isDay(value)
  );

const past = day.test('past', '${path} must not lie in the future', (value) =>
  value == null || !isDay(value) ? true : Date.parse(`${value}T00:00:00Z`) <= Date.now()
);

/** Several lines; no other control characters. */
const lines = (max: number) =>
  yup
    .string()
    .strict()
    .max(max)
    .test('printable', '${path} must not contain control characters', (value) =>
      value == null ? true : !/[^\P{Cc}\n]/u.test(value)
    );

const MAX_CAMPAIGNS = 10_000;

export const validateProvenance = validateYupSchema(
  yup
    .object({
      name: plain(120).min(1).required(),
      kind: yup
        .string()
        .strict()
        .oneOf([...PROVENANCE_KINDS])
        .required(),
      collector: plain(200).min(1).required(),
      collectedOn: past.required(),
      wording: lines(5000).trim().min(1).required(),
      contract: plain(200).min(1).required(),
      allowedUses: yup
        .array()
        .of(
          yup
            .string()
            .strict()
            .oneOf([...CAMPAIGN_NATURES])
            .required()
        )
        .min(1)
        .required(),
      maxSends: yup.number().strict().integer().min(1).max(MAX_CAMPAIGNS).required(),
      endsOn: day
        .required()
        .test('order', '${path} must not lie before the day of collection', (value, { parent }) =>
          value && typeof parent.collectedOn === 'string' ? value >= parent.collectedOn : true
        ),
    })
    .noUnknown()
    .required()
);

/** More than this in one request would keep it waiting too long; send the rest in another. */
export const MAX_REGISTRATIONS = 1000;

export const validateRegistration = validateYupSchema(
  yup
    .object({
      listId: id.required(),
      basis: yup
        .string()
        .strict()
        .oneOf([...REGISTRATION_BASES])
        .required(),
      locale: yup
        .string()
        .strict()
        .oneOf([...LOCALES])
        .required(),
      relation: yup
        .object({
          what: plain(200).min(1).required(),
          on: past.required(),
          optOutOffered: yup.boolean().strict().required(),
        })
        .noUnknown()
        .default(undefined),
      source: plain(500),
      provenanceId: id,
      people: yup
        .array()
        .of(
          yup
            .object({
              email: yup.string().strict().max(400).required(),
              firstName: plain(80).nullable(),
              lastName: plain(80).nullable(),
              reference: plain(100).nullable(),
            })
            .noUnknown()
            .required()
        )
        .min(1)
        .max(MAX_REGISTRATIONS)
        .required(),
    })
    .noUnknown()
    .required()
);
