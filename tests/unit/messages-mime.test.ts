import fc from 'fast-check';
import { simpleParser, type ParsedMail } from 'mailparser';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import { encodeQuotedPrintable } from '../../server/src/messages/quoted-printable';
import type { CompiledTemplates, Recipient } from '../../server/src/messages';
import { campaign, paragraph, recipient, sender } from '../helpers/mail';

const header = (raw: string, name: string): string[] =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());

const rawOf = (compiled: CompiledTemplates, over: Partial<Recipient> = {}): string =>
  personalise({ compiled, sender, recipient: recipient(over) })
    .raw()
    .toString('utf8');

const read = (raw: string): Promise<ParsedMail> => simpleParser(Buffer.from(raw));

describe('a personalised campaign mail', () => {
  let compiled: CompiledTemplates;
  beforeAll(async () => {
    compiled = await compile(
      campaign(
        [
          {
            id: 't',
            type: 'text',
            content: [
              {
                type: 'paragraph',
                content: [
                  { type: 'text', text: 'Grüße, ' },
                  { type: 'mergeTag', tag: 'firstName', fallback: 'dear “friend” }}' },
                  { type: 'text', text: ' 🎉 & welcome <here>' },
                ],
              },
            ],
          },
        ],
        {
          subject: [
            { type: 'text', text: 'News for ' },
            { type: 'mergeTag', tag: 'firstName', fallback: 'you' },
          ],
        }
      )
    );
  });

  test('reads back with every text and header in place', async () => {
    const mail = await read(rawOf(compiled));
    expect(mail.subject).toBe('News for Zoë');
    expect(mail.from?.value).toEqual([{ name: 'Müller & Söhne', address: 'news@example.org' }]);
    expect(mail.replyTo?.text).toBe('hello@example.org');
    expect(mail.messageId).toBe('<c7.42.0123456789ab@example.org>');
    expect(mail.date?.toISOString()).toBe('2025-03-01T09:00:00.000Z');
    expect(mail.text).toContain('Grüße, Zoë 🎉 & welcome <here>');
    expect(mail.html).toContain('Grüße, Zoë 🎉 &amp; welcome &lt;here&gt;');
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('Müller GmbH');
      expect(part).toContain('Hauptstraße 1');
      expect(part).toContain('Monthly letter');
      expect(part).toContain('https://cms.example.org/api/optin/unsubscribe/AbC-_123');
    }
  });

  test('carries the headers of RFC 2369, 2919 and 8058, each once', () => {
    const raw = rawOf(compiled);
    expect(header(raw, 'List-Unsubscribe')).toEqual([
      '<https://cms.example.org/api/optin/unsubscribe/AbC-_123>',
    ]);
    expect(header(raw, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(header(raw, 'List-ID')).toEqual(['"Monthly letter" <newsletter.cms.example.org>']);
    expect(header(raw, 'MIME-Version')).toEqual(['1.0']);
    expect(header(raw, 'Auto-Submitted')).toEqual([]);
  });

  test('never folds the unsubscribe URL, however long it is', () => {
    const url = `https://cms.example.org/api/optin/unsubscribe/${'a1B2-_'.repeat(120)}`;
    expect(rawOf(compiled, { oneClickUrl: url })).toContain(`\r\nList-Unsubscribe: <${url}>\r\n`);
  });

  test('uses the fallback for a missing or blank name, literally', async () => {
    for (const firstName of [null, '', '   ']) {
      const mail = await read(rawOf(compiled, { firstName }));
      expect(mail.subject).toBe('News for you');
      expect(mail.text).toContain('Grüße, dear “friend” }} 🎉');
    }
  });

  test('keeps HTML in a name out of the HTML part', async () => {
    const firstName = '<img src=x onerror=alert(1)>"\'&';
    const mail = await read(rawOf(compiled, { firstName }));
    expect(mail.html).not.toContain('<img src=x');
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(mail.text).toContain(firstName);
  });

  test('prints Liquid in a name instead of running it', async () => {
    const firstName = '{{ email }}{% raw %}{{ "x" | raw }}';
    const mail = await read(rawOf(compiled, { firstName }));
    expect(mail.subject).toBe(`News for ${firstName}`);
    expect(mail.text).toContain(`Grüße, ${firstName} 🎉`);
  });

  test('lets no value start a header or a body of its own', async () => {
    const evil = 'x\r\nBcc: victim@example.com\r\n\r\n<h1>spam</h1>\u2028\0';
    const raw = rawOf(compiled, {
      firstName: evil,
      lastName: evil,
      listName: evil,
      listId: `a.b${evil}`,
      email: `zoe@example.net\r\nBcc: victim@example.com`,
      messageId: `<a@b>\r\nBcc: victim@example.com`,
      oneClickUrl: `https://a.example/\r\nBcc: victim@example.com`,
    });
    const mail = await read(raw);
    expect(mail.bcc).toBeUndefined();
    expect(header(raw, 'Bcc')).toEqual([]);
    expect([...mail.headers.keys()].sort()).toEqual(
      [...(await read(rawOf(compiled))).headers.keys()].sort()
    );
  });

  test('writes domains in ASCII and keeps local parts', () => {
    const mail = personalise({
      compiled,
      sender,
      recipient: recipient({ email: 'Zoe.Æ@Exämple.net' }),
    });
    expect(mail.envelope).toEqual({ from: 'news@example.org', to: 'Zoe.Æ@xn--exmple-cua.net' });
    expect(header(mail.raw().toString(), 'To')).toEqual(['Zoe.Æ@xn--exmple-cua.net']);
  });

  test('hands providers the same mail in parts', async () => {
    const mail = personalise({
      compiled,
      sender,
      recipient: recipient({ firstName: '<b>Zoë</b> {{ x }}' }),
    });
    const parts = mail.parts();
    const whole = await read(mail.raw().toString());
    expect(parts.subject).toBe(whole.subject);
    expect(parts.text.trim()).toBe(whole.text?.trim());
    expect(parts.html.trim()).toBe(String(whole.html).trim());
    expect(parts.from).toEqual({ name: 'Müller & Söhne', address: 'news@example.org' });
    expect(parts.headers).toMatchObject({
      'List-Unsubscribe': '<https://cms.example.org/api/optin/unsubscribe/AbC-_123>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-ID': '"Monthly letter" <newsletter.cms.example.org>',
      'Message-ID': '<c7.42.0123456789ab@example.org>',
    });
  });

  test('makes the same bytes every time, as a repeat must', () => {
    expect(rawOf(compiled)).toBe(rawOf(compiled));
  });

  test('any name survives encoding, in the subject and in both parts, on short lines', async () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
      fc.constantFrom(
        '=',
        '==',
        '=3D',
        '.',
        '\t',
        'a'.repeat(500),
        'é'.repeat(200),
        '=?utf-8?Q?x?='
      )
    );
    // Every control character is one space, white space at the ends is no part of a name.
    const clean = (name: string) =>
      name
        .replace(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '')
        .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
        .trim();
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const expected = name.trim() === '' || clean(name) === '' ? null : clean(name);
        fc.pre(expected !== null);
        const raw = rawOf(compiled, { firstName: name });
        const end = raw.indexOf('\r\n\r\n');
        const head = raw.slice(0, end).split('\r\n');
        const unfolded = head.filter((line) => line.length > 78);
        expect(unfolded.filter((line) => !line.startsWith('List-Unsubscribe:'))).toEqual([]);
        const body = raw.slice(end).split('\r\n');
        expect(body.filter((line) => line.length > 76)).toEqual([]);
        expect(body.filter((line) => !/^[\x20-\x7e]*$/.test(line))).toEqual([]);
        const mail = await read(raw);
        expect(mail.subject?.replace(/\s+/gu, ' ')).toBe(
          `News for ${expected}`.replace(/\s+/gu, ' ')
        );
        expect(mail.text?.replace(/\s+/gu, ' ')).toContain(
          `Grüße, ${expected} 🎉`.replace(/\s+/gu, ' ')
        );
      }),
      { numRuns: 200 }
    );
  }, 30_000);
});

describe('a subject', () => {
  const subjectOf = async (text: string) => {
    const compiled = await compile(
      campaign([paragraph('x')], { subject: [{ type: 'text', text }] })
    );
    const raw = rawOf(compiled);
    return { raw, mail: await read(raw) };
  };

  test.each([
    'Plain',
    'Grüße aus Köln 🎉',
    'Literal {{ firstName }} and {% if %}',
    'A long subject that goes on and on, well beyond what fits on one line of a header field, ok?',
    'é'.repeat(150),
    '=?utf-8?Q?not_encoded?=',
  ])('arrives as typed: %s', async (text) => {
    const { raw, mail } = await subjectOf(text);
    expect(mail.subject).toBe(text);
    for (const line of raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n'))
      expect(line.length).toBeLessThanOrEqual(78);
  });

  test('cannot inject a header', async () => {
    const { mail } = await subjectOf('Hi\r\nBcc: victim@example.com');
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toBe('Hi Bcc: victim@example.com');
  });
});

describe('quoted-printable', () => {
  test('leaves no brace that could open a tag, and encodes white space at line ends', () => {
    expect(encodeQuotedPrintable('{{ a }} \nb\t')).toBe('=7B=7B a }}=20\r\nb=09');
  });

  test('decodes to exactly the text that went in', () => {
    const decode = (encoded: string) =>
      Buffer.from(
        encoded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1'
      ).toString('utf8');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const encoded = encodeQuotedPrintable(text);
        expect(decode(encoded)).toBe(text.replace(/\r\n|\r|\n/g, '\r\n'));
        for (const line of encoded.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).not.toMatch(/[ \t]$/);
        }
      })
    );
  });
});
