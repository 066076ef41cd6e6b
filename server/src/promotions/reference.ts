import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that a reference can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** 80 random bits: too many to guess, and telling nothing about whose they are. */
export const newReference = (): string =>
  // 256 is a multiple of 32, so every character is as likely as any other.
  [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');

/** What somebody typed as a reference, in its one form; null for anything else. */
export const readReference = (typed: string): string | null => {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return text.length === LENGTH && [...text].every((char) => ALPHABET.includes(char)) ? text : null;
};
