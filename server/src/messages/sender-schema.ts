import { yup } from '@strapi/utils';
import { parseEmail } from '../core';
import type { SaveSenderRequest } from './contract';

const MAX_NAME = 200;
const MAX_ADDRESS = 1000;
const CONTROL = /\p{Cc}/u;
/** Line breaks are part of a postal address; no other control character is. */
const CONTROL_BUT_NEWLINE = /[^\P{Cc}\r\n]/u;

/** Text that goes into headers: a line break in it would start a header of its own. */
const line = () =>
  yup
    .string()
    .strict()
    .trim()
    .max(MAX_NAME)
    .test(
      'one-line',
      '${path} must be one line without control characters',
      (value) => !CONTROL.test(value ?? '')
    );

const address = (value: string | null | undefined): boolean =>
  value === null || value === undefined || value === '' || parseEmail(value) !== null;

export const saveSenderSchema = yup
  .object({
    name: line().required(),
    fromName: line().required(),
    fromEmail: line()
      .required()
      .test('email', '${path} must be an e-mail address such as news@example.org', address),
    replyTo: line().nullable().test('email', '${path} must be an e-mail address or empty', address),
    organisation: line().defined(),
    postalAddress: yup
      .string()
      .strict()
      .max(MAX_ADDRESS)
      .defined()
      .test(
        'no-controls',
        '${path} must not contain control characters other than line breaks',
        (value) => !CONTROL_BUT_NEWLINE.test(value ?? '')
      ),
  })
  .noUnknown()
  .required();

/** The checked request as it is stored. */
export const toSender = (request: SaveSenderRequest) => ({
  name: request.name.trim(),
  fromName: request.fromName.trim(),
  fromEmail: request.fromEmail.trim(),
  replyTo: request.replyTo?.trim() || null,
  organisation: request.organisation.trim(),
  postalAddress: request.postalAddress.replace(/\r\n?/g, '\n').trim(),
});
