import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningKey } from './keys';

/**
 * Short opaque tokens for links: `base64url(key id | purpose | numbers | MAC)`. Numbers are
 * unsigned varints, the MAC is HMAC-SHA-256 cut to 16 bytes (RFC 2104 section 5 allows half).
 * The purpose is part of what is signed, so a token for one thing never opens another.
 */
export const TOKEN_PURPOSES = {
  confirm: 1,
  unsubscribe: 2,
  formStart: 3,
  renew: 4,
  /** The unpublished draft of a form, for whoever has the link. */
  preview: 5,
  /** One person's answers to one questionnaire. */
  questionnaire: 6,
  /** The bot challenge of a form. */
  challenge: 7,
  /** One person's consent to one partner, to be taken back. */
  partner: 8,
  /** One person's own page: their lists and what is known of them. */
  preferences: 9,
  /** One reader's own copy of a campaign. */
  view: 10,
  /** A link of a campaign that counts clicks: the same for all its readers. */
  link: 11,
} as const;
export type TokenPurpose = keyof typeof TOKEN_PURPOSES;

const MAC_BYTES = 16;
/** Longer input is not worth decoding. */
const MAX_TOKEN_LENGTH = 200;

const encodeVarints = (numbers: number[]): Buffer => {
  const bytes: number[] = [];
  for (const number of numbers) {
    if (!Number.isSafeInteger(number) || number < 0)
      throw new RangeError(`a token holds integers from 0 up, not ${number}`);
    let rest = number;
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes);
};

const decodeVarints = (bytes: Buffer): number[] => {
  const numbers: number[] = [];
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    if (byte & 0x80) {
      scale *= 0x80;
    } else {
      numbers.push(value);
      value = 0;
      scale = 1;
    }
  }
  return numbers;
};

const mac = (key: Buffer, body: Buffer): Buffer =>
  createHmac('sha256', key).update(body).digest().subarray(0, MAC_BYTES);

export const createTokens = (keys: SigningKey[]) => ({
  /** @throws RangeError for anything but non-negative safe integers */
  sign(purpose: TokenPurpose, numbers: number[]): string {
    const [{ id, key }] = keys;
    const body = Buffer.concat([
      Buffer.from([id, TOKEN_PURPOSES[purpose]]),
      encodeVarints(numbers),
    ]);
    return Buffer.concat([body, mac(key, body)]).toString('base64url');
  },

  /** @returns the signed numbers, or null for anything cut, altered, forged or of another purpose */
  verify(purpose: TokenPurpose, token: unknown): number[] | null {
    if (typeof token !== 'string' || token.length > MAX_TOKEN_LENGTH) return null;
    const bytes = Buffer.from(token, 'base64url');
    // One token has one spelling: Buffer skips stray characters, which must not pass as the same.
    if (bytes.toString('base64url') !== token || bytes.length < MAC_BYTES + 2) return null;
    const body = bytes.subarray(0, bytes.length - MAC_BYTES);
    const signature = bytes.subarray(bytes.length - MAC_BYTES);
    const signer = keys.find(
      ({ id, key }) => id === body[0] && timingSafeEqual(mac(key, body), signature)
    );
    if (!signer || body[1] !== TOKEN_PURPOSES[purpose]) return null;
    return decodeVarints(body.subarray(2));
  },
});
export type Tokens = ReturnType<typeof createTokens>;
