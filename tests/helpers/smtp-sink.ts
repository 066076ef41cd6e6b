import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { startSink, type Received } from './smtp-server';

/** A mail server that keeps what it is given and can be told to refuse. */
export interface SmtpSink {
  port: number;
  received: Received[];
  /** Mails to an address, oldest first, parsed. */
  to(address: string): Promise<ParsedMail[]>;
  /** Waits for the `count`-th mail to an address. @throws Error after `milliseconds` */
  waitFor(address: string, count?: number, milliseconds?: number): Promise<ParsedMail>;
  /** From now on answers DATA with this error, for mails that it picks; null to accept all again. */
  refuse(rule: ((mail: Received) => Error | string | null) | null): void;
  clear(): void;
  stop(): Promise<void>;
}

export const startSmtpSink = async (): Promise<SmtpSink> => {
  let rule: ((mail: Received) => Error | string | null) | null = null;
  const sink = await startSink({}, (mail) => rule?.(mail) ?? null);
  const to = (address: string) =>
    Promise.all(
      sink.received
        .filter((mail) => mail.to.includes(address))
        .map((mail) => simpleParser(mail.raw))
    );
  return {
    port: sink.port,
    received: sink.received,
    to,
    async waitFor(address, count = 1, milliseconds = 20_000) {
      const until = Date.now() + milliseconds;
      while (sink.received.filter((mail) => mail.to.includes(address)).length < count) {
        if (Date.now() > until) throw new Error(`no mail ${count} to ${address} came in time`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return (await to(address))[count - 1];
    },
    refuse(next) {
      rule = next;
    },
    clear() {
      sink.received.length = 0;
    },
    stop: () => sink.close(),
  };
};
