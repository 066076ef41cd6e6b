/** Longest code that is taken. */
export const MAX_CODE_LENGTH = 100;
/** Codes in one upload. */
export const MAX_CODES = 50_000;

export interface CodeLine {
  line: number;
  code: string;
}

export interface ReadCodes {
  codes: CodeLine[];
  /** The same code again, further down. */
  repeated: CodeLine[];
  invalid: (CodeLine & { why: 'long' | 'characters' })[];
}

const HEADERS = new Set(['code', 'codes', 'voucher', 'coupon', 'promo code', 'code promo']);

/** The first cell of a line, as spreadsheets and people separate cells. */
const firstCell = (line: string): string => {
  const quoted = /^"((?:[^"]|"")*)"/.exec(line);
  return (quoted ? quoted[1].replaceAll('""', '"') : line.split(/[;,\t]/)[0]).trim();
};

/** How codes are compared: MySQL takes `a` for `A`, and so do people who type one. */
export const sameCode = (code: string): string => code.toLowerCase();

/**
 * Codes from a pasted list or a CSV file: one a line, the first column counts, a heading is skipped.
 * Each is in exactly one of the three answers.
 */
export const readCodes = (text: string): ReadCodes => {
  const found: ReadCodes = { codes: [], repeated: [], invalid: [] };
  const seen = new Set<string>();
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((raw, index) => {
      const code = firstCell(raw);
      const line = index + 1;
      if (code === '') return;
      if (seen.size === 0 && found.invalid.length === 0 && HEADERS.has(code.toLowerCase())) return;
      if (code.length > MAX_CODE_LENGTH)
        found.invalid.push({ line, code: `${code.slice(0, 20)}…`, why: 'long' });
      // What can be typed and read out; a mail program shows anything else as it likes.
      else if (!/^[\x21-\x7e]+$/.test(code)) found.invalid.push({ line, code, why: 'characters' });
      else if (seen.has(sameCode(code))) found.repeated.push({ line, code });
      else {
        seen.add(sameCode(code));
        found.codes.push({ line, code });
      }
    });
  return found;
};
