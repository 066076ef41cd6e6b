import { simpleParser } from 'mailparser';
import { systemMail, testMail } from '../../server/src/messages/system-mail';
import { confirmation, list, sender } from '../helpers/mail';

const read = async (...input: Parameters<typeof systemMail>) => {
  const mail = await systemMail(...input);
  return { mail, parsed: await simpleParser(mail.raw()), raw: mail.raw().toString() };
};

describe('a confirmation mail', () => {
  test('explains itself and has one button, the expiry and a way out by doing nothing', async () => {
    const { parsed } = await read(confirmation());
    expect(parsed.subject).toBe('Please confirm your subscription to Monthly letter');
    expect(parsed.text).toContain('News of the house, once a month');
    expect(parsed.text).toContain(
      'Confirm subscription <https://cms.example.org/api/optin/confirm/ToK-en_1>'
    );
    expect(parsed.text).toContain('The button works for 7 days.');
    expect(parsed.text).toContain('If it was not you, ignore this e-mail.');
    expect(parsed.text).toContain('Müller GmbH\nHauptstraße 1\n12345 Musterstadt');
    expect(String(parsed.html).match(/<a\s/g)).toHaveLength(1);
    expect(parsed.html).toContain('href="https://cms.example.org/api/optin/confirm/ToK-en_1"');
  });

  test('is no list mail', async () => {
    const { raw, mail } = await read(confirmation());
    expect(raw).toContain('\r\nAuto-Submitted: auto-generated\r\n');
    expect(raw).not.toMatch(/^List-/im);
    expect(mail.parts().headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    expect(Object.keys(mail.parts().headers).join()).not.toMatch(/List-/);
  });

  test('speaks French to French readers', async () => {
    const { parsed } = await read(confirmation({ locale: 'fr-BE' }));
    expect(parsed.subject).toBe('Veuillez confirmer votre abonnement à Lettre mensuelle');
    expect(parsed.text).toContain('Confirmer l’abonnement <https://');
    expect(parsed.html).toContain('lang="fr-BE"');
  });

  test('is refused without a link to confirm with', async () => {
    await expect(systemMail(confirmation({ confirmUrl: undefined }))).rejects.toThrow('confirmUrl');
  });

  test('serves each person from the same templates with their own link', async () => {
    const first = await systemMail(confirmation({ confirmUrl: 'https://a.example/1' }));
    const second = await systemMail(confirmation({ confirmUrl: 'https://a.example/2' }));
    expect(first.raw().toString()).toContain('https://a.example/1');
    expect(second.raw().toString()).not.toContain('https://a.example/1');
  });

  test('escapes what an administrator named the list', async () => {
    const { parsed } = await read(
      confirmation({ lists: [{ ...list, title: { en: '<b>{{ email }}\r\nBcc: x@y.org' } }] })
    );
    expect(parsed.subject).toContain('<b>{{ email }} Bcc: x@y.org');
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.html).toContain('&lt;b&gt;{{ email }} Bcc');
  });
});

describe('the other system mails', () => {
  const unsubscribeUrl = 'https://cms.example.org/api/optin/unsubscribe/T0';

  test.each([
    ['welcome', 'en', 'Welcome to Monthly letter'],
    ['welcome', 'fr', 'Bienvenue\u00a0: Lettre mensuelle'],
    ['already-subscribed', 'en', 'You are already subscribed to Monthly letter'],
    ['already-subscribed', 'fr', 'Vous êtes déjà abonné(e) à Lettre mensuelle'],
  ] as const)(
    '%s (%s) has a way out in the body, not in the headers',
    async (kind, locale, subject) => {
      const { parsed, raw } = await read(
        confirmation({ kind, locale, confirmUrl: undefined, unsubscribeUrl })
      );
      expect(parsed.subject).toBe(subject);
      expect(parsed.text).toContain(`<${unsubscribeUrl}>`);
      expect(parsed.text).toContain('12345 Musterstadt');
      expect(raw).toContain('\r\nAuto-Submitted: auto-generated\r\n');
      expect(raw).not.toMatch(/^List-/im);
    }
  );

  test('names several lists briefly', async () => {
    const other = { ...list, title: { en: 'Weekly' } };
    const two = await systemMail(confirmation({ lists: [list, other] }));
    expect(two.parts().subject).toContain('Monthly letter and Weekly');
    const three = await systemMail(confirmation({ lists: [list, other, other] }));
    expect(three.parts().subject).toContain('Monthly letter and 2 more');
  });

  test('the test mail says that it is one', async () => {
    const mail = await testMail({
      locale: 'en',
      to: 'me@example.net',
      sender,
      messageId: '<t1@example.org>',
      date: new Date(0),
    });
    const parsed = await simpleParser(mail.raw());
    expect(parsed.subject).toBe('Opt-in test mail');
    expect(parsed.from?.value[0].address).toBe('news@example.org');
  });
});

describe('mails about consent', () => {
  const controller = {
    name: 'Müller GmbH',
    address: 'Hauptstraße 1\n12345 Musterstadt',
    email: 'privacy@example.org',
    dpo: 'Dr. A. Officer',
    dpoContact: 'dpo@example.org',
    privacyPolicyUrl: 'https://www.example.org/privacy?a=1&b=2',
  };
  const unsubscribeUrl = 'https://cms.example.org/api/optin/unsubscribe/T0';
  const renewUrl = 'https://cms.example.org/api/optin/renew/R0';

  test('a reminder is a confirmation that says it is the only one', async () => {
    const { parsed } = await read(confirmation({ kind: 'reminder' }));
    expect(parsed.subject).toBe('Reminder: please confirm your subscription to Monthly letter');
    expect(parsed.text).toContain('There will be no other reminder.');
    expect(parsed.text).toContain(
      'Confirm subscription <https://cms.example.org/api/optin/confirm/'
    );
    expect(parsed.text).not.toContain('Unsubscribe');
    await expect(
      systemMail(confirmation({ kind: 'reminder', confirmUrl: undefined }))
    ).rejects.toThrow('confirmUrl');
  });

  test.each([
    ['en', { reason: 'wording', stops: true }, 'Until you answer we send you nothing more.'],
    ['en', { reason: 'wording', stops: false }, 'what you agreed to before still holds'],
    ['en', { reason: 'retention', endsOn: '2026-03-31' }, 'ends on March 31, 2026'],
    ['fr', { reason: 'retention', endsOn: '2026-03-31' }, 'prendra fin le 31 mars 2026'],
    ['fr', { reason: 'wording', stops: true }, 'nous ne vous enverrons plus rien'],
  ] as const)('a renewal (%s) says what silence means: %j', async (locale, renewal, text) => {
    const { parsed } = await read(
      confirmation({ kind: 'renewal', locale, renewal, renewUrl, unsubscribeUrl, controller })
    );
    expect(parsed.text).toContain('Müller GmbH');
    expect(parsed.text?.replace(/\s+/g, ' ')).toContain(text);
    expect(parsed.text).toContain(`<${renewUrl}>`);
    expect(parsed.text).toContain(`<${unsubscribeUrl}>`);
    expect(parsed.html).toContain('href="https://www.example.org/privacy?a=1&amp;b=2"');
  });

  test('a receipt tells what, when, with whom and how to take it back', async () => {
    const { parsed, raw } = await read(
      confirmation({
        kind: 'receipt',
        unsubscribeUrl,
        controller,
        receipt: {
          at: new Date('2026-03-01T09:30:05Z'),
          consented: true,
          wordings: ['Yes, send me <b>news</b>.\nUntil I say no.'],
        },
      })
    );
    const text = parsed.text?.replace(/\s+/g, ' ');
    expect(text).toContain('On March 1, 2026 at 9:30:05 AM UTC you agreed to receive');
    expect(text).toContain('Yes, send me <b>news</b>. Until I say no.');
    expect(text).toContain('privacy@example.org');
    expect(text).toContain('Data protection officer: Dr. A. Officer, dpo@example.org');
    expect(text).toContain(`Unsubscribe <${unsubscribeUrl}>`);
    expect(parsed.html).toContain('href="https://www.example.org/privacy?a=1&amp;b=2"');
    expect(raw).toContain('\r\nAuto-Submitted: auto-generated\r\n');
    expect(raw).not.toMatch(/^List-/im);
  });

  test('a receipt of what was merely recorded does not claim a yes', async () => {
    const { parsed } = await read(
      confirmation({
        kind: 'receipt',
        receipt: { at: new Date('2026-03-01T09:30:05Z'), consented: false, wordings: [] },
      })
    );
    expect(parsed.text).not.toContain('you agreed to');
    expect(parsed.text).toContain('recorded that it may send you');
  });
});
