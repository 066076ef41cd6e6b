import { domainToASCII } from 'node:url';
import isEmail from 'validator/lib/isEmail.js';

/** Longest address that SMTP can carry (RFC 5321 4.5.3.1.3, minus the angle brackets). */
export const MAX_EMAIL_LENGTH = 254;

const CONTROL = /\p{Cc}/u;

export interface EmailAddress {
  /** As typed, white space around it removed. */
  email: string;
  /** Domain in lower case and ASCII, local part in lower case: what makes two sign-ups one person. */
  key: string;
}

/**
 * Reads an address. Control characters are refused outright: they are how headers get injected.
 * The local part is compared without case: RFC 5321 lets servers tell cases apart, none in
 * practice does, and one person signing up twice is the commoner mistake.
 * @returns null when it is not an address that mail could reach
 */
export const parseEmail = (input: unknown): EmailAddress | null => {
  if (typeof input !== 'string') return null;
  const email = input.trim();
  if (email.length === 0 || email.length > MAX_EMAIL_LENGTH || CONTROL.test(email)) return null;
  const at = email.lastIndexOf('@');
  if (at < 1) return null;
  const domain = domainToASCII(email.slice(at + 1)).toLowerCase();
  const local = email.slice(0, at);
  if (domain === '' || !isEmail(`${local}@${domain}`, { allow_utf8_local_part: true })) return null;
  return { email, key: `${local.normalize('NFC').toLowerCase()}@${domain}` };
};
