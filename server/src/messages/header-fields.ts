import { domainToASCII } from 'node:url';
import { cleanLine } from './text';

/** RFC 5322 2.1.1: lines should stay below this. */
const FOLD_AT = 76;
/** RFC 2047 2: an encoded word has at most 75 characters; 12 of them are `=?utf-8?B?` and `?=`. */
const WORD_BYTES = Math.floor((75 - 12) / 4) * 3;
const PRINTABLE = /^[\x20-\x7e]*$/;

const encodedWords = (text: string): string => {
  const words: string[] = [];
  let word = '';
  // By code point: a character must not be split over two words (RFC 2047 5).
  for (const char of text) {
    if (Buffer.byteLength(word + char) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += char;
  }
  words.push(word);
  return words.map((part) => `=?utf-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
};

/**
 * Unstructured header text (RFC 5322 3.2.5), such as a subject: as it is where that is safe,
 * as encoded words (RFC 2047) otherwise. Control characters become spaces first.
 * @param used characters that precede the value on its line
 */
export const encodeUnstructured = (value: string, used: number): string => {
  const text = cleanLine(value).trim();
  const plain = PRINTABLE.test(text) && !text.includes('=?') && used + text.length <= FOLD_AT;
  // Beginning on a new line leaves every encoded word its full length.
  if (plain) return text;
  const words = encodedWords(text);
  return used + words.indexOf('?=') + 2 > FOLD_AT ? `\r\n ${words}` : words;
};

/** A display name (RFC 5322 3.2.5 phrase): quoted, or as encoded words. */
export const encodePhrase = (value: string): string => {
  const text = cleanLine(value).trim();
  if (text === '') return '';
  if (PRINTABLE.test(text) && !text.includes('=?') && text.length <= 60)
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
  return encodedWords(text);
};

/** The address as SMTP and headers carry it: the domain in ASCII (RFC 5891). */
export const wireAddress = (address: string): string => {
  const clean = cleanLine(address).replace(/[\s<>]/g, '');
  const at = clean.lastIndexOf('@');
  return `${clean.slice(0, at)}@${domainToASCII(clean.slice(at + 1)) || clean.slice(at + 1)}`;
};

/** `"Name" <address>` (RFC 5322 3.4), folded before the address where the name was encoded. */
export const encodeMailbox = (name: string, address: string): string => {
  const phrase = encodePhrase(name);
  if (phrase === '') return wireAddress(address);
  const gap = phrase.length > 40 ? '\r\n ' : ' ';
  return `${phrase}${gap}<${wireAddress(address)}>`;
};

/** `Newsletter <newsletter.example.org>` (RFC 2919 2). */
export const encodeListId = (name: string, id: string): string => {
  const phrase = encodePhrase(name);
  const clean = cleanLine(id).replace(/[^A-Za-z0-9.-]/g, '-');
  if (phrase === '') return `<${clean}>`;
  return `${phrase}${phrase.length > 30 ? '\r\n ' : ' '}<${clean}>`;
};

/** A URI or a Message-ID: no character of it may end the header or the brackets. */
export const bareToken = (value: string): string => value.replace(/[\p{Cc}\s]/gu, '');

/**
 * RFC 2369 3.2 and RFC 8058 3.1: one URI in angle brackets, on one line whatever its length, since
 * a fold inside it breaks DKIM signatures and one-click readers.
 */
export const angleUri = (uri: string): string => `<${bareToken(uri).replace(/[<>]/g, '')}>`;

/** RFC 5322 3.3, in UTC. */
export const formatDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');
