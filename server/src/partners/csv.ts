/** What a spreadsheet would take for a formula; read back without the quote. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED_FORMULA = /^'[=+\-@\t\r]/;

/** One line after RFC 4180, with CRLF; cells that would run in a spreadsheet get a quote before them. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells
    .map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')}\r\n`;

/**
 * The rows of a CSV text, quotes and line breaks inside cells included, with the number of the line
 * that each begins on. A byte-order mark and either line end are taken as they come.
 * @throws SyntaxError for a quote that is never closed
 */
export function* csvRows(text: string): Generator<{ line: number; cells: string[] }> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const begins = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        at += 1;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end === -1) throw new SyntaxError(`a quote on line ${begins} is never closed`);
          cell += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at += 1;
        }
        line += cell.split('\n').length - 1;
      }
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') {
        cell += text[at];
        at += 1;
      }
      const clean = cell.replace(/\r$/, '');
      cells.push(QUOTED_FORMULA.test(clean) ? clean.slice(1) : clean);
      if (text[at] !== ',') break;
      at += 1;
    }
    // The line break itself.
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: begins, cells };
  }
}
