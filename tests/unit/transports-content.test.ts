import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SMTPServer } from 'smtp-server';
import { DEFAULT_SMTP } from '../../server/src/core';
import { createSmtpTransport } from '../../server/src/delivery/transports';
import { Content, toWire } from '../../server/src/delivery/transports/smtp-content';

/** A server that keeps every byte after 354 and answers at the first end of data. */
const startRecorder = async () => {
  const contents: Buffer[] = [];
  const server = createServer((socket) => {
    let content: Buffer[] | null = null;
    let quiet: NodeJS.Timeout | undefined;
    const endOfContent = () => {
      contents.push(Buffer.concat(content ?? []));
      content = null;
      socket.write('250 taken\r\n');
    };
    socket.write('220 recorder\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      if (content) {
        content.push(chunk);
        clearTimeout(quiet);
        // What follows an early end of data would be somebody else's mail: wait for all of it.
        if (Buffer.concat(content).subarray(-5).toString().endsWith('.\r\n'))
          quiet = setTimeout(endOfContent, 5);
        return;
      }
      for (const line of chunk.toString().trimEnd().split('\r\n'))
        if (line === 'DATA') {
          content = [];
          socket.write('354 go\r\n');
        } else socket.write('250 ok\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, contents, port: (server.address() as AddressInfo).port };
};

const connectTo = async (port: number): Promise<SMTPConnection> => {
  const connection = new SMTPConnection({ host: '127.0.0.1', port, ignoreTLS: true });
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  return connection;
};

const send = (connection: SMTPConnection, message: Buffer | Content): Promise<unknown> =>
  new Promise((resolve, reject) => {
    connection.send({ from: 'a@example.org', to: ['b@example.net'] }, message, (error, info) =>
      error ? reject(error) : resolve(info)
    );
  });

const AWKWARD = [
  '.\r\n',
  'plain\r\n',
  '.dot\r\n..two\r\nthree.\r\n...\r\n',
  'a\r\n.\r\nMAIL FROM:<evil@example.org>\r\n',
  'a\n.\nMAIL FROM:<evil@example.org>\n',
  'a\r.\rMAIL FROM:<evil@example.org>\r',
  'a\r\n.\rb\r\n',
  'a\n.\r\nMAIL FROM:<evil@example.org>\r\n',
  'a\r.\r\nb\r\n',
  'a\r\r\n.\r\n\n.\n\r.',
  '\n.\r\n',
  '\r.\r\n',
  'no line break at the end',
  'no line break after a dot\r\n.',
  'carriage return at the end\r',
  'line feed at the end\n',
  '\r\n.\r\n',
  'Grüße 🎉\r\n.ß\r\n',
];

describe('content on the wire', () => {
  test('is byte for byte what nodemailer makes of the same message', async () => {
    const { server, contents, port } = await startRecorder();
    const connection = await connectTo(port);
    for (const text of [...AWKWARD, `${'.line\r\n'.repeat(60_000)}`]) {
      await send(connection, Buffer.from(text));
      const bytes = Buffer.from(text);
      const cut = Math.floor(bytes.length / 2);
      await send(connection, new Content([bytes.subarray(0, cut), bytes.subarray(cut)]));
      const [theirs, ours] = contents.splice(0);
      expect(ours.toString('latin1')).toBe(theirs.toString('latin1'));
    }
    connection.close();
    server.close();
  });

  test('has one end of data, at its end', () => {
    const end = Buffer.from('\r\n.\r\n');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\r\n', '\r', '\n', '.', 'a', ' '), { maxLength: 40 }),
        (parts) => {
          const wire = toWire(parts.map((part) => Buffer.from(part)));
          if (wire === null) return;
          // The 354 that comes before it ends with CRLF, so that the data starts on a line.
          const whole = Buffer.concat([Buffer.from('\r\n'), wire]);
          expect(whole.indexOf(end)).toBe(whole.length - end.length);
          expect(/\r(?!\n)|(?<!\r)\n/.test(wire.toString())).toBe(false);
        }
      ),
      { numRuns: 2000 }
    );
  });

  test('leaves whatever is not made of whole lines to nodemailer', () => {
    for (const text of ['', 'a', 'a\n', 'a\r', 'a\r\nb', 'a\nb\r\n', 'a\rb\r\n', '\n\r\n'])
      expect(toWire([Buffer.from(text)])).toBeNull();
  });

  test('arrives whole over TLS', async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      onData(stream, _session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push(Buffer.concat(chunks).toString());
          callback(null);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const transport = createSmtpTransport({
      ...DEFAULT_SMTP,
      host: '127.0.0.1',
      port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    });
    const message = `Subject: x\r\n\r\n.first\r\n${'..two\r\nplain\r\n'.repeat(5000)}.\r\n`;
    const mail = {
      envelope: { from: 'a@example.org', to: 'b@example.net' },
      messageId: '<1@example.org>',
      chunks: () => [Buffer.from(message)],
      raw: () => {
        throw new Error('nothing is signed here');
      },
      parts: () => {
        throw new Error('SMTP takes whole messages');
      },
    };
    const outcomes = [await transport.send(mail), await transport.send(mail)];
    expect(outcomes.map(({ type }) => type)).toEqual(['accepted', 'accepted']);
    expect(received).toEqual([message, message]);
    await transport.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });
});
