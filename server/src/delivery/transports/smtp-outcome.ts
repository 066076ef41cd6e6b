import type { SendOutcome } from '../types';
import { redact } from './redact';

/** What is known of a hand-over that went wrong; the shape of nodemailer's errors, read only. */
export interface SmtpFailure {
  message: string;
  /** nodemailer's code, such as ECONNECTION, EAUTH, EENVELOPE. */
  code?: string;
  /** The server's reply code, where it replied. */
  responseCode?: number;
  response?: string;
  /** The step that failed: `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`, `API`. */
  command?: string;
}

/** When it went wrong; only after `content` may the server have taken the message. */
export type Stage = 'connecting' | 'envelope' | 'content';

/** Codes that say the way to the server is blocked, which is no one message's fault. */
const OUTAGE_CODES = new Set(['ECONNECTION', 'EAUTH', 'EDNS', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);
/** The connection broke on a message before its content went out. */
const LOST = 'ELOST';

/** RFC 3463: the address is bad (5.1.x, not the sender's), or the mailbox is disabled (5.2.1). */
const ADDRESS_STATUS = /^5\.(?:1\.(?:1|2|3|4|6|10)|2\.1)$/;
/** Codes that say no more than the reply code does. */
const VAGUE_STATUS = new Set(['5.0.0', '5.1.0']);
/** A full mailbox may be emptied: RFC 3463 X.2.2 under a 5yz code is still worth a second try. */
const MAILBOX_FULL = '5.2.2';
/** Replies without an enhanced code that refuse the sender, the relay or the content. */
const POLICY_WORDS =
  /relay|blocked|blacklist|block ?list|spam|policy|reputation|denied|banned|sender|authenticat|not permitted|dmarc|\bspf\b|dkim|dnsbl|\brbl\b/i;
/** Microsoft refuses unknown recipients with a routing code and these words. */
const UNKNOWN_WORDS =
  /recipient address rejected|user unknown|no such user|does not exist|unknown user/i;

/** Replies that ask for authentication or encryption: our configuration is wrong, nobody's address. */
const AUTH_CODES = new Set([530, 534, 535, 538]);

const enhancedStatus = (response: string): string | null =>
  /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(response)?.[1] ?? null;

const refusesAddress = (code: number, status: string | null, response: string): boolean => {
  if (status !== null && !VAGUE_STATUS.has(status)) {
    if (ADDRESS_STATUS.test(status)) return true;
    return status === '5.4.1' && UNKNOWN_WORDS.test(response);
  }
  // RFC 5321 4.2.3; 556 is RFC 7504: the domain takes no mail.
  return [550, 551, 553, 556].includes(code) && !POLICY_WORDS.test(response);
};

/**
 * Reads a failure as what it means for the person. The rule is to blame an address only where the
 * server did so in so many words: anything else would suppress people for our own mistakes.
 */
export const toOutcome = (
  failure: SmtpFailure,
  stage: Stage,
  recipient: string
): Exclude<SendOutcome, { type: 'accepted' }> => {
  const reply = failure.response ?? '';
  const response = redact(reply || failure.message, recipient);
  const code = failure.responseCode ?? 0;
  const deferred = (as: string) => ({ type: 'deferred', response, code: as }) as const;

  if (stage === 'connecting') {
    const known = failure.code !== undefined && OUTAGE_CODES.has(failure.code);
    return deferred(known && failure.code ? failure.code : 'ECONNECTION');
  }
  if (code === 0) {
    if (stage === 'content') return { type: 'uncertain', response };
    if (failure.command === 'API' && failure.code === 'EENVELOPE')
      return { type: 'rejected', response, code: 'EENVELOPE', scope: 'message' };
    if (failure.code === 'EMESSAGE')
      return { type: 'rejected', response, code: 'EMESSAGE', scope: 'message' };
    return deferred(LOST);
  }
  if (failure.code === 'EAUTH' || AUTH_CODES.has(code)) return deferred('EAUTH');

  const status = enhancedStatus(reply);
  const named = status ?? String(code);
  // 503 says the session was out of step, not that the message was refused.
  if (code < 500 || code === 503) return deferred(named);
  if (status === MAILBOX_FULL) return deferred(named);

  const atRecipient = failure.command === 'RCPT TO';
  if (atRecipient && code === 552 && status === null) return deferred(named);
  // After DATA only an enhanced code names the one recipient beyond doubt.
  const blamesAddress = atRecipient
    ? refusesAddress(code, status, reply)
    : failure.command === 'DATA' && status !== null && ADDRESS_STATUS.test(status);
  return {
    type: 'rejected',
    response,
    code: named,
    scope: blamesAddress ? 'recipient' : 'message',
  };
};
