import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  raw: Buffer;
  /** The dialogue that it came over. */
  session: string;
}

export interface Sink {
  port: number;
  received: Received[];
  close(): Promise<void>;
}

const listening = (server: { address(): AddressInfo | string | null }): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  return address.port;
};

/** A mail server on a free local port that keeps what it is given. */
export const startSink = async (
  options: SMTPServerOptions = {},
  accept: (mail: Received) => Error | string | null = () => null
): Promise<Sink> => {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
          session: session.id,
        };
        const verdict = accept(mail);
        if (verdict instanceof Error) return callback(verdict);
        received.push(mail);
        return callback(null, verdict ?? undefined);
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: listening(server.server),
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

export interface ScriptedServer {
  port: number;
  connections: number;
  close(): Promise<void>;
}

/**
 * A server that answers as scripted, for what real ones do only when they break.
 * @param answer the reply to a line (`null`: hang up); content lines come as one `.`
 */
export const startScripted = async (
  answer: (line: string, connection: number) => string | null
): Promise<ScriptedServer> => {
  const sockets = new Set<Socket>();
  const state: ScriptedServer = { port: 0, connections: 0, close: async () => undefined };
  const server = createServer((socket) => {
    state.connections += 1;
    const connection = state.connections;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let buffer = '';
    let content = false;
    const say = (line: string) => {
      const reply = answer(line, connection);
      if (reply === null) return socket.destroy();
      content = line === 'DATA' && reply.startsWith('354');
      return socket.write(`${reply}\r\n`);
    };
    say('CONNECT');
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (;;) {
        const end = content ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end === -1) return;
        const line = content ? '.' : buffer.slice(0, end);
        buffer = buffer.slice(end + (content ? 5 : 2));
        content = false;
        say(line);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.port = listening(server);
  state.close = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return state;
};

/** An error that smtp-server turns into this reply. */
export const reply = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });
