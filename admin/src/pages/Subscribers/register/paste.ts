/** A line of the addresses that somebody pasted, as it was understood. */
export interface PastedPerson {
  /** Number of the line, from 1. */
  line: number;
  email: string;
  firstName: string | null;
  lastName: string | null;
  /** An order number or the like. */
  reference: string | null;
}

/** What the server takes, in characters. */
export const MAX_LENGTHS = { email: 400, firstName: 80, lastName: 80, reference: 100 } as const;

/** The mark between columns: what spreadsheets copy, what their files hold, what people type. */
const separatorOf = (line: string): string =>
  ['\t', ';', ','].find((mark) => line.includes(mark)) ?? ';';

/** Cells of one line; a cell in double quotes may hold the separator, and `""` for a quote. */
const cellsOf = (line: string): string[] => {
  const separator = separatorOf(line);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (isQuoted && char === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell].map((text) => text.replace(/\p{Cc}/gu, ' ').trim());
};

/** The first line of a table that names its columns. */
const isHeading = ([first]: string[]): boolean =>
  /^(e-?mail|mail|courriel|adresse)/i.test(first) && !first.includes('@');

/**
 * Reads `email; first name; last name; reference`, one person a line, also with tabs or commas.
 * Every line that is not blank is somebody, sound or not: the server says what is wrong with it.
 */
export const readPeople = (text: string): PastedPerson[] => {
  const people: PastedPerson[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (raw.trim() === '') continue;
    const cells = cellsOf(raw);
    if (people.length === 0 && isHeading(cells)) continue;
    const [email, firstName, lastName, reference] = cells;
    people.push({
      line: index + 1,
      email: email || raw.replace(/\p{Cc}/gu, ' ').trim(),
      firstName: firstName || null,
      lastName: lastName || null,
      reference: reference || null,
    });
  }
  return people;
};

/** The first line with a cell that is longer than the server takes. */
export const tooLong = (
  people: PastedPerson[]
): { line: number; column: keyof typeof MAX_LENGTHS; max: number } | null => {
  for (const person of people)
    for (const column of ['email', 'firstName', 'lastName', 'reference'] as const) {
      const max = MAX_LENGTHS[column];
      if ((person[column]?.length ?? 0) > max) return { line: person.line, column, max };
    }
  return null;
};
