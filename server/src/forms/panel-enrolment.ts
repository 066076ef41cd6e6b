import type { Core } from '@strapi/types';
import { validateYupSchema, yup } from '@strapi/utils';
import { givenFields } from '../audience';
import type { CreateSubscriberRequest } from '../audience/contract';
import { fieldErrors, getService, LOCALES, parseEmail } from '../core';
import { MAX_NAME_LENGTH } from './submission';

const name = yup
  .string()
  .strict()
  .trim()
  .max(MAX_NAME_LENGTH)
  .test('printable', '${path} must not contain line breaks or control characters', (value) =>
    value == null ? true : !/\p{Cc}/u.test(value)
  )
  .nullable()
  .default(null);

const validate = validateYupSchema(
  yup
    .object({
      email: yup.string().strict().required(),
      firstName: name,
      lastName: name,
      locale: yup
        .string()
        .strict()
        .oneOf([...LOCALES])
        .required(),
      listIds: yup
        .array()
        .of(yup.number().strict().integer().min(1).max(2_147_483_647).required())
        .min(1)
        .max(50)
        .required(),
      fields: givenFields.default(undefined),
    })
    .noUnknown()
    .required()
);

/**
 * Asks a person on somebody's behalf. An administrator's word is no consent, so every list asks
 * for a confirmation by mail, whatever its regime.
 * @throws ValidationError that names the field
 */
export const enrolFromPanel = async (
  strapi: Core.Strapi,
  body: unknown,
  actor: string
): Promise<number> => {
  const input = (await validate(body)) as CreateSubscriberRequest;
  const address = parseEmail(input.email);
  if (!address)
    throw fieldErrors([
      { path: 'email', message: 'Enter an e-mail address such as name@example.org.' },
    ]);
  const values = await getService(strapi, 'customFields').read(input.fields ?? {});
  const listIds = [...new Set(input.listIds)];
  const lists = await getService(strapi, 'lists').byIds(listIds);
  if (lists.length < listIds.length)
    throw fieldErrors([
      { path: 'listIds', message: 'One of these lists does not exist any more.' },
    ]);
  const { subscriberId } = await getService(strapi, 'enrolment').enrol({
    address,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    locale: input.locale,
    form: null,
    requests: lists.map((list) => ({ list, wording: null, basis: 'double-opt-in' as const })),
    method: 'panel',
    actor,
    evidence: { ip: null, userAgent: null, pageUrl: null },
    values,
  });
  return subscriberId;
};
