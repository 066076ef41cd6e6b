/**
 * What must never reach a mail from outside: C0 and C1 controls (they inject headers), line and
 * paragraph separators, lone surrogates, and the noncharacters that mark slots while compiling.
 */
const UNSAFE = /[\p{Cc}\u2028\u2029]+/gu;
const UNSAFE_BUT_NEWLINE = /[^\P{Cc}\n]+|[\u2028\u2029]+/gu;
const UNENCODABLE = /\p{Surrogate}|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/** One line of text: each run of control characters becomes one space. */
export const cleanLine = (text: string): string =>
  text.replace(UNENCODABLE, '').replace(UNSAFE, ' ');

/** Text in which only line feeds survive of the control characters. */
export const cleanText = (text: string): string =>
  text.replace(UNENCODABLE, '').replace(/\r\n?/g, '\n').replace(UNSAFE_BUT_NEWLINE, ' ');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in HTML text and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char]) : text;
