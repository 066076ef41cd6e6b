/** RFC 2045 6.7: at most 76 characters a line, the `=` of a soft line break among them. */
const MAX_LINE = 75;
const HEX = Array.from(
  { length: 256 },
  (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
);

const SPACE = 0x20;
const TAB = 0x09;
const EQUALS = 0x3d;
const BRACE = 0x7b;

const isLiteral = (byte: number): boolean =>
  byte > SPACE && byte < 0x7f && byte !== EQUALS && byte !== BRACE;

const encodeLine = (line: string): string => {
  const bytes = Buffer.from(line, 'utf8');
  let output = '';
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    const blank = byte === SPACE || byte === TAB;
    // White space at the end of a line is lost on the way (rule 3).
    const literal = blank ? index < bytes.length - 1 : isLiteral(byte);
    const width = literal ? 1 : 3;
    if (length + width > MAX_LINE) {
      output += '=\r\n';
      length = 0;
    }
    output += literal ? String.fromCharCode(byte) : HEX[byte];
    length += width;
  }
  return output;
};

/** Most values are a plain name or address and need no encoding at all. */
const PLAIN = /^[A-Za-z0-9@.,_'-]{0,70}$/;

/**
 * UTF-8 text as quoted-printable, starting at the beginning of a line. Every line leaves room for
 * one more `=`. Braces are encoded too, so that nothing in the result can be a Liquid tag.
 */
export const encodeQuotedPrintable = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .split(/\r\n|\n|\r/)
        .map(encodeLine)
        .join('\r\n');

/** Breaks the line without a trace in the decoded text. */
export const SOFT_BREAK = '=\r\n';
