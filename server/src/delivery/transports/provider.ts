import type { Core } from '@strapi/types';
import type { OutgoingMail } from '../../messages';
import type { SendOutcome, Transport } from '../types';
import { redact } from './redact';
import { toOutcome, type SmtpFailure } from './smtp-outcome';

/** Providers are web APIs or one SMTP connection; both have limits of their own. */
const CONCURRENCY = 3;
/** Strapi's own default, which speaks to the recipients' servers directly and signs nothing. */
const SENDMAIL = 'sendmail';

const FAILED = 'the e-mail provider reported a failure';

const text = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
};

/** Providers built on nodemailer say what the server said; others throw what they like. */
const toFailure = (error: unknown): SmtpFailure => {
  if (typeof error !== 'object' || error === null) return { message: FAILED };
  const responseCode: unknown = Reflect.get(error, 'responseCode');
  return {
    message: text(error, 'message') ?? FAILED,
    code: text(error, 'code'),
    response: text(error, 'response'),
    command: text(error, 'command'),
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
  };
};

/** Failures of the way to the provider's server, before any message. */
const CONNECTING = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS']);

const outcomeOf = (error: unknown, recipient: string): SendOutcome => {
  const failure = toFailure(error);
  if (failure.command === undefined)
    return {
      type: 'deferred',
      response: redact(failure.message, recipient),
      code: failure.code ?? 'EPROVIDER',
    };
  const connecting = CONNECTING.has(failure.command) || failure.command.startsWith('AUTH');
  return toOutcome(failure, connecting ? 'connecting' : 'envelope', recipient);
};

/** Some providers report a failure by an answer rather than by throwing. */
const refused = (result: unknown): boolean =>
  result === false ||
  (typeof result === 'object' && result !== null && Reflect.get(result, 'success') === false);

const answerOf = (result: unknown): string =>
  typeof result === 'object' && result !== null ? (text(result, 'response') ?? '') : '';

/**
 * Mail through the e-mail provider that Strapi is configured with. It composes MIME itself, so it
 * is up to the provider whether the list headers arrive: hence the standing warning.
 */
export const createProviderTransport = (strapi: Core.Strapi, label: string): Transport => {
  const deliver = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const { to } = mail.envelope;
    const { from, replyTo, subject, html, text: plain, headers } = mail.parts();
    try {
      const result: unknown = await strapi
        .plugin('email')
        .service('email')
        .send({
          from:
            from.name === ''
              ? from.address
              : `"${from.name.replace(/["\\]/g, '')}" <${from.address}>`,
          to,
          ...(replyTo === null ? {} : { replyTo }),
          subject,
          html,
          text: plain,
          headers,
        });
      if (refused(result)) return { type: 'deferred', response: FAILED, code: 'EPROVIDER' };
      return { type: 'accepted', response: redact(answerOf(result), to) };
    } catch (error) {
      return outcomeOf(error, to);
    }
  };
  return {
    concurrency: CONCURRENCY,
    info: () => ({
      kind: 'provider',
      label,
      dkim: false,
      warnings: [
        'transport.provider-headers',
        ...(label === SENDMAIL ? (['transport.no-dkim'] as const) : []),
      ],
    }),
    send: deliver,
    close: async () => undefined,
  };
};
