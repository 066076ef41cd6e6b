import { randomBytes } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 24;

/** An id of the shape that Strapi gives documents, for rows that are written in bulk. */
export const createId = (): string => {
  const bytes = randomBytes(LENGTH);
  const letter = ALPHABET[bytes[0] % 26];
  return letter + Array.from(bytes.subarray(1), (byte) => ALPHABET[byte % 36]).join('');
};
