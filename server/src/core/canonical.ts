import { createHash, createHmac } from 'node:crypto';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/**
 * JSON with object keys in code-point order and no white space, so that equal data hashes equally
 * (the idea of RFC 8785; the data here holds only strings, integers, booleans and null, for which
 * the number rules of that RFC and of JSON.stringify agree).
 */
export const canonicalJson = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .sort()
      .flatMap((key) => {
        const member = value[key];
        return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
      });
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
};

/** SHA-256 in lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** HMAC-SHA-256 in lower-case hex. */
export const hmacHex = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');
