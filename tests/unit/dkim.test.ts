import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth';
import { DEFAULT_SMTP } from '../../server/src/core';
import { createSmtpTransport } from '../../server/src/delivery/transports';
import { createSigner } from '../../server/src/delivery/transports/dkim';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import { systemMail } from '../../server/src/messages/system-mail';
import { campaign, confirmation, paragraph, recipient, sender } from '../helpers/mail';
import { startSink } from '../helpers/smtp-server';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const dkim = { domainName: 'example.org', keySelector: 'optin', privateKey };

/** A name server that knows this one key. */
const resolver = async (name: string, type: string): Promise<string[][]> => {
  if (name === 'optin._domainkey.example.org' && type === 'TXT')
    return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
};

const verify = async (raw: Buffer) => {
  const { results } = await dkimVerify(raw, { resolver });
  expect(results).toHaveLength(1);
  return results[0];
};

const signedHeaders = (raw: Buffer): string[] => {
  const [, field] = /^DKIM-Signature:((?:.|\r\n[ \t])*)/im.exec(raw.toString()) ?? [];
  return (/;h=([^;]*);/.exec((field ?? '').replace(/\s+/g, ''))?.[1] ?? '')
    .toLowerCase()
    .split(':');
};

describe('DKIM', () => {
  test('a campaign mail verifies as it arrives, with both list headers covered', async () => {
    const sink = await startSink();
    const transport = createSmtpTransport({
      ...DEFAULT_SMTP,
      host: '127.0.0.1',
      port: sink.port,
      dkim,
    });
    const compiled = await compile(campaign([paragraph('Grüße 🎉\n.leading dot')]));
    // Far longer than any line that a header would be folded at.
    const long = `https://cms.example.org/api/optin/unsubscribe/${'aB3-_'.repeat(160)}`;
    for (const oneClickUrl of ['https://cms.example.org/u/1', long])
      await transport.send(
        personalise({
          compiled,
          sender,
          recipient: recipient({ oneClickUrl, unsubscribeUrl: oneClickUrl, firstName: '=é. ' }),
        })
      );
    await transport.close();
    await sink.close();
    expect(transport.info()).toMatchObject({ dkim: true, warnings: [] });
    expect(sink.received).toHaveLength(2);
    for (const { raw } of sink.received) {
      expect((await verify(raw)).status.result).toBe('pass');
      expect(signedHeaders(raw)).toEqual(
        expect.arrayContaining([
          'from',
          'subject',
          'date',
          'message-id',
          'list-id',
          'list-unsubscribe',
          'list-unsubscribe-post',
        ])
      );
    }
  });

  test('an altered unsubscribe header breaks the signature', async () => {
    const compiled = await compile(campaign([paragraph('x')]));
    const mail = personalise({ compiled, sender, recipient: recipient() });
    const signed = (await createSigner(dkim).sign(mail.raw())).toString();
    for (const [from, to] of [
      ['List-Unsubscribe: <https://cms', 'List-Unsubscribe: <https://evil'],
      ['List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Click'],
    ]) {
      const altered = signed.replace(from, to);
      expect(altered).not.toBe(signed);
      expect((await verify(Buffer.from(altered))).status.result).toBe('fail');
    }
  });

  test('a system mail verifies too', async () => {
    const raw = await createSigner(dkim).sign((await systemMail(confirmation())).raw());
    expect((await verify(raw)).status.result).toBe('pass');
    expect(signedHeaders(raw)).toContain('auto-submitted');
  });

  test('a key that cannot sign is refused at the start rather than sending unsigned mail', () => {
    const { privateKey: edwards } = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    expect(() => createSigner({ ...dkim, privateKey: edwards })).toThrow(/RSA/);
    expect(() =>
      createSigner({ ...dkim, privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA' })
    ).toThrow(/smtp\.dkim\.privateKey/);
  });
});
