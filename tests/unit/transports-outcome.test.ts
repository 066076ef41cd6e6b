import { redact } from '../../server/src/delivery/transports/redact';
import { toOutcome } from '../../server/src/delivery/transports/smtp-outcome';

const at = (command: string, response: string) =>
  toOutcome(
    {
      message: `failed: ${response}`,
      code: command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE',
      command,
      response,
      responseCode: Number(response.slice(0, 3)),
    },
    command === 'DATA' ? 'content' : 'envelope',
    'jane.roe@example.net'
  );

const kind = (outcome: ReturnType<typeof toOutcome>) =>
  outcome.type === 'rejected' ? outcome.scope : outcome.type;

describe('what a refusal means', () => {
  test.each([
    // The server says that the address is bad.
    ['RCPT TO', '550 5.1.1 User unknown', 'recipient'],
    ['RCPT TO', '550 5.1.10 Recipient not found', 'recipient'],
    ['RCPT TO', '550 5.2.1 Mailbox disabled', 'recipient'],
    ['RCPT TO', '550 No such user here', 'recipient'],
    ['RCPT TO', '553 mailbox name not allowed', 'recipient'],
    ['RCPT TO', '556 domain takes no mail', 'recipient'],
    ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied', 'recipient'],
    ['DATA', '550 5.1.1 no such mailbox', 'recipient'],
    // It refuses us, the relay or the content.
    ['RCPT TO', '554 5.7.1 Relay access denied', 'message'],
    ['RCPT TO', '550 relay not permitted', 'message'],
    ['RCPT TO', '550 5.7.606 Access denied, banned sending IP', 'message'],
    ['RCPT TO', '550 Your IP is blocked by our policy', 'message'],
    ['RCPT TO', '550 5.1.8 Sender domain does not exist', 'message'],
    ['RCPT TO', '554 5.4.4 no route', 'message'],
    ['RCPT TO', '501 5.5.4 syntax', 'message'],
    ['MAIL FROM', '550 5.1.1 whatever', 'message'],
    ['DATA', '554 Message refused', 'message'],
    ['DATA', '550 User unknown', 'message'],
    ['DATA', '552 5.3.4 Message too big', 'message'],
    // It may take it later.
    ['RCPT TO', '452 4.2.2 Mailbox full', 'deferred'],
    ['RCPT TO', '552 5.2.2 Over quota', 'deferred'],
    ['RCPT TO', '552 Mailbox full', 'deferred'],
    ['RCPT TO', '503 Bad sequence', 'deferred'],
    ['DATA', '421 4.7.0 Try again later', 'deferred'],
    // We are not set up to send.
    ['MAIL FROM', '530 5.7.0 Authentication required', 'deferred'],
  ])('%s: %s is %s', (command, response, expected) => {
    expect(kind(at(command, response))).toBe(expected);
  });

  test('asks for authentication in the way of an outage', () => {
    expect(at('MAIL FROM', '530 5.7.0 Authentication required')).toMatchObject({ code: 'EAUTH' });
  });

  test('no answer is uncertain only after the content', () => {
    const failure = { message: 'Connection closed', code: 'ECONNECTION', command: 'CONN' };
    expect(toOutcome(failure, 'content', 'a@b.c').type).toBe('uncertain');
    expect(toOutcome(failure, 'envelope', 'a@b.c')).toMatchObject({
      type: 'deferred',
      code: 'ELOST',
    });
    expect(toOutcome(failure, 'connecting', 'a@b.c')).toMatchObject({
      type: 'deferred',
      code: 'ECONNECTION',
    });
  });
});

describe('what is kept of an answer', () => {
  test('is one line without the address, however it is written', () => {
    const kept = redact(
      '550-5.1.1 <Jane.Roe@Example.net>:\r\n550 user jane.roe (jane.roe+x@other.org) unknown',
      'jane.roe@example.net'
    );
    expect(kept).toBe('550-5.1.1 <[address]>: 550 user [address] ([address]) unknown');
  });

  test('is short, and keeps ordinary words that are also local parts', () => {
    expect(redact('x'.repeat(2000), 'a@b.c')).toHaveLength(500);
    expect(redact('no one at all', 'a@b.c')).toBe('no one at all');
    expect(redact('fine', '')).toBe('fine');
  });
});
