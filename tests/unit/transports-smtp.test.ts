import { DEFAULT_SMTP, type SmtpConfig } from '../../server/src/core';
import { createSmtpTransport } from '../../server/src/delivery/transports';
import type { Transport } from '../../server/src/delivery/types';
import type { OutgoingMail } from '../../server/src/messages';
import {
  reply,
  startScripted,
  startSink,
  type ScriptedServer,
  type Sink,
} from '../helpers/smtp-server';

const mail = (to = 'zoe.doe@example.net', body = 'Hello'): OutgoingMail => ({
  envelope: { from: 'news@example.org', to },
  messageId: '<1@example.org>',
  chunks: () => [
    Buffer.from(`From: news@example.org\r\nTo: ${to}\r\n`),
    Buffer.from(`\r\n${body}\r\n`),
  ],
  raw: () => {
    throw new Error('nothing is signed here');
  },
  parts: () => {
    throw new Error('SMTP takes whole messages');
  },
});

const open: (Sink | ScriptedServer | Transport)[] = [];
const closeLater = <T extends Sink | ScriptedServer | Transport>(thing: T): T => {
  open.push(thing);
  return thing;
};
// Newest first: dialogues end before their server does.
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const connect = (port: number, over: Partial<SmtpConfig> = {}): Transport =>
  closeLater(
    createSmtpTransport({ ...DEFAULT_SMTP, host: '127.0.0.1', port, timeout: 2000, ...over })
  );

describe('handing mail over by SMTP', () => {
  test('delivers a message byte for byte and says what the server said', async () => {
    const sink = closeLater(await startSink({}, () => 'queued as 4711 for zoe.doe@example.net'));
    const transport = connect(sink.port);
    const outcome = await transport.send(mail(undefined, '.dot\r\nline\r\n..'));
    expect(outcome).toEqual({ type: 'accepted', response: '250 queued as 4711 for [address]' });
    expect(sink.received).toHaveLength(1);
    expect(sink.received[0]).toMatchObject({
      from: 'news@example.org',
      to: ['zoe.doe@example.net'],
    });
    expect(sink.received[0].raw.toString()).toContain('\r\n\r\n.dot\r\nline\r\n..\r\n');
  });

  test('sends many over few dialogues, each recipient once', async () => {
    const sink = closeLater(await startSink());
    const transport = connect(sink.port, { connections: 3 });
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, i) => transport.send(mail(`p${i}@example.net`)))
    );
    expect(outcomes.every(({ type }) => type === 'accepted')).toBe(true);
    expect(new Set(sink.received.flatMap(({ to }) => to)).size).toBe(200);
    expect(sink.received).toHaveLength(200);
    expect(new Set(sink.received.map(({ session }) => session)).size).toBeLessThanOrEqual(3);
  });

  test('one refused recipient does not disturb the next on the same dialogue', async () => {
    const sink = closeLater(
      await startSink({
        onRcptTo: ({ address }, _session, callback) =>
          callback(
            address.startsWith('bad') ? reply(550, '5.1.1 <bad@example.net> unknown') : null
          ),
      })
    );
    const transport = connect(sink.port, { connections: 1 });
    const outcomes = await Promise.all(
      ['a@example.net', 'bad@example.net', 'c@example.net'].map((to) => transport.send(mail(to)))
    );
    expect(outcomes.map(({ type }) => type)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(outcomes[1]).toEqual({
      type: 'rejected',
      scope: 'recipient',
      code: '5.1.1',
      response: '550 5.1.1 <[address]> unknown',
    });
    expect(new Set(sink.received.map(({ session }) => session)).size).toBe(1);
  });

  test('a refused sender blames the message, not the person', async () => {
    const sink = closeLater(
      await startSink({
        onMailFrom: (_address, _session, callback) =>
          callback(reply(550, '5.1.8 Bad sender domain')),
      })
    );
    expect(await connect(sink.port).send(mail())).toMatchObject({
      type: 'rejected',
      scope: 'message',
      code: '5.1.8',
    });
  });

  test('a refused content blames the message', async () => {
    const sink = closeLater(await startSink({}, () => reply(554, '5.7.1 Looks like spam')));
    expect(await connect(sink.port).send(mail())).toMatchObject({
      type: 'rejected',
      scope: 'message',
    });
  });

  test('4xx is deferred', async () => {
    const sink = closeLater(await startSink({}, () => reply(451, '4.7.1 Greylisted')));
    expect(await connect(sink.port).send(mail())).toEqual({
      type: 'deferred',
      code: '4.7.1',
      response: '451 4.7.1 Greylisted',
    });
  });

  test('a wrong password is an outage, never a rejection of people', async () => {
    const sink = closeLater(
      await startSink({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, callback) => callback(reply(535, '5.7.8 Wrong password')),
      })
    );
    const transport = connect(sink.port, { auth: { user: 'u', pass: 'p' } });
    expect(await transport.send(mail())).toMatchObject({ type: 'deferred', code: 'EAUTH' });
  });

  test('logs in where asked to', async () => {
    const sink = closeLater(
      await startSink({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: ({ username, password }, _session, callback) =>
          username === 'u' && password === 'p'
            ? callback(null, { user: 'u' })
            : callback(new Error('no')),
      })
    );
    const transport = connect(sink.port, { auth: { user: 'u', pass: 'p' } });
    expect(await transport.send(mail())).toMatchObject({ type: 'accepted' });
  });

  test('sends no password to a server that asks for none', async () => {
    const sink = closeLater(await startSink({ disabledCommands: ['AUTH', 'STARTTLS'] }));
    const transport = connect(sink.port, { auth: { user: 'u', pass: 'p' } });
    expect(await transport.send(mail())).toMatchObject({ type: 'deferred', code: 'EAUTH' });
    expect(sink.received).toHaveLength(0);
  });

  test('speaks TLS where required, or not at all', async () => {
    const sink = closeLater(await startSink());
    const transport = connect(sink.port, { requireTLS: true });
    expect(await transport.send(mail())).toMatchObject({ type: 'deferred' });
    expect(sink.received).toHaveLength(0);
  });

  test('a server out of reach defers all at once and is left alone for a while', async () => {
    const server = closeLater(await startScripted(() => '554 5.3.2 Closed for maintenance'));
    const transport = connect(server.port, { connections: 2 });
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => transport.send(mail())));
    expect(outcomes.every((o) => o.type === 'deferred' && o.code === 'ECONNECTION')).toBe(true);
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test('comes back once the server does', async () => {
    let down = true;
    const server = closeLater(
      await startScripted((line) => {
        if (line === 'CONNECT') return down ? '421 Come back later' : '220 hi';
        return line === 'DATA' ? '354 go' : '250 ok';
      })
    );
    const transport = connect(server.port);
    expect(await transport.send(mail())).toMatchObject({ type: 'deferred', code: 'ECONNECTION' });
    down = false;
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await transport.send(mail())).toMatchObject({ type: 'accepted' });
  });

  test('a closed port is an outage', async () => {
    const sink = await startSink();
    await sink.close();
    expect(await connect(sink.port).send(mail())).toMatchObject({
      type: 'deferred',
      code: expect.stringMatching(/^(ECONNECTION|ESOCKET)$/),
    });
  });

  test('a server that limits connections gets everything over the ones it allows', async () => {
    const server = closeLater(
      await startScripted((line, connection) => {
        if (line === 'CONNECT') return connection === 1 ? '220 hi' : '421 Too many connections';
        return line === 'DATA' ? '354 go' : '250 ok';
      })
    );
    const transport = connect(server.port, { connections: 3 });
    const first = transport.send(mail());
    await first;
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => transport.send(mail())));
    expect(outcomes.filter(({ type }) => type !== 'accepted')).toEqual([]);
  });

  test('a dialogue that ended in between is opened again, unnoticed', async () => {
    const server = closeLater(
      await startScripted((line, connection) => {
        if (line === 'CONNECT') return '220 hi';
        if (line.startsWith('MAIL') && connection === 1 && sent > 0) return null;
        if (line === '.') sent += 1;
        return line === 'DATA' ? '354 go' : '250 ok';
      })
    );
    let sent = 0;
    const transport = connect(server.port, { connections: 1 });
    expect(await transport.send(mail())).toMatchObject({ type: 'accepted' });
    expect(await transport.send(mail())).toMatchObject({ type: 'accepted' });
    expect(server.connections).toBe(2);
    expect(sent).toBe(2);
  });

  test('no answer after the content leaves the fate of the message open', async () => {
    const server = closeLater(
      await startScripted((line) => {
        if (line === 'CONNECT') return '220 hi';
        if (line === '.') return null;
        return line === 'DATA' ? '354 go' : '250 ok';
      })
    );
    expect(await connect(server.port).send(mail())).toMatchObject({ type: 'uncertain' });
    expect(server.connections).toBe(1);
  });

  test('hanging up before the content is a try that counts, on a new dialogue', async () => {
    const server = closeLater(
      await startScripted((line) => {
        if (line === 'CONNECT') return '220 hi';
        return line.startsWith('RCPT') ? null : '250 ok';
      })
    );
    expect(await connect(server.port).send(mail())).toMatchObject({
      type: 'deferred',
      code: 'ELOST',
    });
  });

  test('an address that would break the dialogue is refused before anything is said', async () => {
    const sink = closeLater(await startSink());
    const transport = connect(sink.port, { connections: 1 });
    expect(await transport.send(mail('a@b.c>\r\nRCPT TO:<d@e.f'))).toMatchObject({
      type: 'rejected',
      scope: 'message',
    });
    expect(await transport.send(mail())).toMatchObject({ type: 'accepted' });
    expect(sink.received).toHaveLength(1);
  });

  test('a closed transport takes nothing more', async () => {
    const sink = closeLater(await startSink());
    const transport = connect(sink.port);
    await transport.send(mail());
    await transport.close();
    expect(await transport.send(mail())).toMatchObject({ type: 'deferred' });
    expect(sink.received).toHaveLength(1);
  });
});
