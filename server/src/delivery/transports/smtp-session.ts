import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpConfig } from '../../core';
import { Content } from './smtp-content';
import type { SmtpFailure, Stage } from './smtp-outcome';

const MAX_CONNECT_MS = 30_000;

/** A failure and when it happened. */
export class SmtpError extends Error {
  constructor(
    readonly failure: SmtpFailure,
    readonly stage: Stage
  ) {
    super(failure.message);
  }
}

/** One open SMTP dialogue that takes message after message. */
export interface Session {
  /** Whether the server still listens. */
  readonly open: boolean;
  /**
   * Hands one message over.
   * @returns the server's answer, a 2yz after DATA
   * @throws SmtpError
   */
  send(envelope: { from: string; to: string }, message: Buffer[]): Promise<string>;
  /** Says goodbye. */
  quit(): void;
}

/**
 * Connects, upgrades and logs in.
 * @throws SmtpError of stage `connecting`
 */
export const openSession = async (config: SmtpConfig): Promise<Session> => {
  const limit = Math.min(config.timeout, MAX_CONNECT_MS);
  const connection = new SMTPConnection({
    host: config.host,
    port: config.port,
    secure: config.secure,
    requireTLS: config.requireTLS,
    tls: config.tls,
    connectionTimeout: limit,
    greetingTimeout: limit,
    dnsTimeout: limit,
    socketTimeout: config.timeout,
    socketCloseTimeout: 1000,
    ...(config.name === null ? {} : { name: config.name }),
  });
  let open = true;
  connection.on('end', () => {
    open = false;
  });

  await new Promise<void>((resolve, reject) => {
    const refuse = (failure: SmtpFailure) => {
      connection.close();
      reject(new SmtpError(failure, 'connecting'));
    };
    // Stays on for the life of the connection: without a listener an error would end the process.
    connection.on('error', refuse);
    connection.connect((failure) => {
      if (failure) return refuse(failure);
      if (config.auth === null) return resolve();
      if (!connection.allowsAuth)
        return refuse({ code: 'EAUTH', message: 'The mail server offers no authentication' });
      return connection.login(config.auth, (error) => (error ? refuse(error) : resolve()));
    });
  });

  /** Ends a transaction that was refused half-way, or the next MAIL FROM would be out of step. */
  const reset = (): Promise<void> =>
    new Promise((resolve) => {
      connection.once('end', resolve);
      connection.reset((error) => {
        connection.off('end', resolve);
        if (error) connection.close();
        resolve();
      });
    });

  return {
    get open() {
      return open;
    },
    async send(envelope, message) {
      const content = new Content(message);
      const failure = await new Promise<SmtpFailure | string>((resolve) => {
        connection.send(
          { from: envelope.from, to: [envelope.to], size: content.size },
          content,
          (error, info) => resolve(error ?? info?.response ?? '')
        );
      });
      if (typeof failure === 'string') return failure;
      const { code, responseCode } = failure;
      // Refused before a word was said (a malformed address, too large for the server).
      const unsaid = !responseCode && (code === 'EENVELOPE' || code === 'EMESSAGE');
      // The server spoke about this message alone; the dialogue can go on.
      if (open && responseCode && responseCode !== 421) await reset();
      else if (!unsaid) connection.close();
      throw new SmtpError(failure, content.begun ? 'content' : 'envelope');
    },
    quit() {
      if (open) connection.quit();
    },
  };
};
