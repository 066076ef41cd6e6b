import type { Core } from '@strapi/types';
import { createTransport } from '../../server/src/delivery/transports';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import type { OutgoingMail } from '../../server/src/messages';
import { campaign, paragraph, recipient, sender } from '../helpers/mail';

type Send = (options: Record<string, unknown>) => Promise<unknown>;

/** As much of Strapi as a transport sees: its configuration and the e-mail plugin. */
const strapiWith = (config: Record<string, unknown>, send?: Send) =>
  ({
    config: { get: (key: string) => config[key] },
    plugin: (name: string) =>
      name === 'email' && send ? { service: () => ({ send }) } : undefined,
  }) as unknown as Core.Strapi;

const transportOver = (send: Send) =>
  createTransport({ strapi: strapiWith({ 'plugin::email.provider': 'Mailgun' }, send) });

describe('sending through Strapi’s e-mail provider', () => {
  let mail: OutgoingMail;
  beforeAll(async () => {
    const compiled = await compile(campaign([paragraph('Hello')]));
    mail = personalise({ compiled, sender, recipient: recipient() });
  });

  test('hands over the parts with the list headers', async () => {
    const seen: Record<string, unknown>[] = [];
    const outcome = await transportOver(async (options) => {
      seen.push(options);
      return { response: '250 ok zoe@example.net' };
    }).send(mail);
    expect(outcome).toEqual({ type: 'accepted', response: '250 ok [address]' });
    expect(seen).toEqual([
      {
        from: '"Müller & Söhne" <news@example.org>',
        to: 'zoe@example.net',
        replyTo: 'hello@example.org',
        subject: 'The March letter',
        html: expect.stringContaining('Hello'),
        text: expect.stringContaining('Hello'),
        headers: expect.objectContaining({
          'List-Unsubscribe': expect.stringMatching(/^<https:/),
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'List-ID': expect.any(String),
        }),
      },
    ]);
  });

  test('a provider that answers `false` has not sent', async () => {
    for (const answer of [false, { success: false }])
      expect(await transportOver(async () => answer).send(mail)).toMatchObject({
        type: 'deferred',
      });
    expect(await transportOver(async () => undefined).send(mail)).toMatchObject({
      type: 'accepted',
    });
  });

  test('an error is deferred, without the address in what is kept', async () => {
    const outcome = await transportOver(async () => {
      throw new Error('no credits left for zoe@example.net');
    }).send(mail);
    expect(outcome).toEqual({
      type: 'deferred',
      code: 'EPROVIDER',
      response: 'no credits left for [address]',
    });
  });

  test('a refused recipient is final where the provider passes the server’s words on', async () => {
    const outcome = await transportOver(async () => {
      throw Object.assign(new Error('refused'), {
        code: 'EENVELOPE',
        responseCode: 550,
        response: '550 5.1.1 no such user',
        command: 'RCPT TO',
      });
    }).send(mail);
    expect(outcome).toMatchObject({ type: 'rejected', scope: 'recipient', code: '5.1.1' });
  });

  test('says what it is and what may go wrong', () => {
    expect(transportOver(async () => true).info()).toEqual({
      kind: 'provider',
      label: 'mailgun',
      dkim: false,
      warnings: ['transport.provider-headers'],
    });
    const sendmail = strapiWith({ 'plugin::email.provider': 'sendmail' }, async () => true);
    expect(createTransport({ strapi: sendmail }).info().warnings).toEqual([
      'transport.provider-headers',
      'transport.no-dkim',
    ]);
  });
});

describe('choosing a transport', () => {
  test('the plugin’s own SMTP comes first', () => {
    const strapi = strapiWith(
      { 'plugin::optin.smtp': { host: 'smtp.example.org' }, 'plugin::email.provider': 'sendmail' },
      async () => true
    );
    expect(createTransport({ strapi }).info()).toEqual({
      kind: 'smtp',
      label: 'smtp.example.org:587',
      dkim: false,
      warnings: ['transport.no-dkim'],
    });
  });

  test('without any, mails wait', async () => {
    const transport = createTransport({ strapi: strapiWith({}) });
    expect(transport.info()).toMatchObject({ kind: 'none', warnings: ['transport.none'] });
    const compiled = await compile(campaign([paragraph('Hello')]));
    const mail = personalise({ compiled, sender, recipient: recipient() });
    expect(await transport.send(mail)).toMatchObject({ type: 'deferred' });
  });
});
