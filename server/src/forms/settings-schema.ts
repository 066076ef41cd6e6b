import { yup } from '@strapi/utils';
import { CHALLENGE_KINDS, DISPLAY_KINDS } from '../../../content-types';
import { absoluteUrl, colour, id, plain } from './schema-parts';

const whole = (min: number, max: number) => yup.number().strict().integer().min(min).max(max);

const colours = {
  background: colour,
  text: colour,
  field: colour,
  border: colour,
};

export const theme = yup
  .object({
    accent: yup
      .string()
      .strict()
      .matches(/^#[0-9a-f]{6}$/i, { message: '${path} must be a colour such as #4945ff' })
      .required(),
    preset: plain(40),
    inherit: yup.boolean().strict(),
    scheme: yup.string().strict().oneOf(['auto', 'light', 'dark']),
    ...colours,
    dark: yup
      .object({ accent: colour, ...colours })
      .noUnknown()
      .default(undefined),
    font: yup.string().strict().oneOf(['page', 'system', 'serif', 'rounded', 'mono']),
    fontSize: whole(14, 20),
    radius: whole(0, 28),
    spacing: yup.string().strict().oneOf(['tight', 'normal', 'airy']),
    width: whole(280, 960).nullable(),
    align: yup.string().strict().oneOf(['start', 'center']),
    button: yup.string().strict().oneOf(['filled', 'outline']),
  })
  .noUnknown()
  .required();

export const after = yup
  .object({
    kind: yup.string().strict().oneOf(['message', 'redirect', 'questionnaire']).required(),
    redirectUrl: absoluteUrl,
    questionnaireId: id.nullable().defined(),
    questionnaireWhen: yup.string().strict().oneOf(['submission', 'confirmation']).required(),
  })
  .noUnknown()
  .required();

/** A path of the site around the form; `*` stands for anything. */
const pathPattern = yup
  .string()
  .strict()
  .max(200)
  .matches(/^[/*][^\s?#]*$/, {
    message: '${path} must be a path such as /blog/* (begin with / or *)',
  })
  .required();

export const display = yup
  .object({
    kind: yup
      .string()
      .strict()
      .oneOf([...DISPLAY_KINDS])
      .required(),
    position: yup.string().strict().oneOf(['start', 'end', 'top', 'bottom']).required(),
    delaySeconds: whole(0, 3600).nullable().defined(),
    scrollPercent: whole(0, 100).nullable().defined(),
    exitIntent: yup.boolean().strict().required(),
    everyDays: whole(0, 3650).required(),
    include: yup.array().of(pathPattern).max(50).required(),
    exclude: yup.array().of(pathPattern).max(50).required(),
  })
  .noUnknown()
  .required();

export const guard = yup
  .object({
    challenge: yup
      .string()
      .strict()
      .oneOf([...CHALLENGE_KINDS])
      .required(),
    challengeWhen: yup.string().strict().oneOf(['always', 'pressure']).required(),
    disposable: yup.string().strict().oneOf(['allow', 'refuse']).required(),
    minFillSeconds: whole(0, 600).nullable().defined(),
    maxPerHour: whole(1, 10_000_000).nullable().defined(),
  })
  .noUnknown()
  .required();
