import { csvRows, parseEmail, sha256 } from '../core';
import { FILE_FORMAT, FILE_VERSION, signedText } from './partner-file';
import { readSecret, verifies } from './secrets';

/** What one line of a partner's file says, as far as the receiving side needs it. */
export interface FileLine {
  line: number;
  kind: 'consent' | 'withdrawal';
  /** Name of the handing-over at the sender: what proves where the address came from. */
  id: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  /** What the person read when the sender asked them. */
  wording: string | null;
  /** ISO 8601. */
  confirmedAt: string | null;
}

/** - `verified`, `unverified` (no secret to check with), `forged`, `changed`, `cut-off`. */
export type FileSignature = 'verified' | 'unverified' | 'forged' | 'changed' | 'cut-off';

export interface FileReading {
  signature: FileSignature;
  sender: { name: string; email: string };
  lines: FileLine[];
  problems: { line: number; code: 'syntax' | 'kind' | 'email' | 'confirmation' | 'format' }[];
}

type Cells = Partial<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const textOrNull = (value: unknown): string | null => text(value).slice(0, 200) || null;
const isRecord = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const part = (value: unknown): Cells => (isRecord(value) ? value : {});

const parse = (line: string): Cells | null => {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

/** A line of NDJSON in the names of the CSV's columns. */
const flatten = (record: Cells): Cells => {
  const person = part(record.person);
  const consent = part(record.consent);
  return {
    ...record,
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    locale: person.locale,
    consent_text: consent.text,
    confirmed_at: consent.confirmedAt,
  };
};

function* rowsOf(file: string): Generator<{ line: number; cells: Cells | null }> {
  const isJson = file
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('{');
  if (isJson) {
    let line = 0;
    for (const content of file.replace(/^\ufeff/, '').split('\n')) {
      line += 1;
      if (content.trim() === '') continue;
      const record = parse(content);
      yield { line, cells: record && flatten(record) };
    }
    return;
  }
  let columns: string[] | null = null;
  for (const { line, cells } of csvRows(file)) {
    if (columns === null) columns = cells;
    else
      yield {
        line,
        cells: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
      };
  }
}

/** The bytes before the last line are what its signature is over. */
const judge = (file: string, end: Cells | null, secrets: readonly string[]): FileSignature => {
  if (!end) return 'cut-off';
  const body = file.slice(0, file.lastIndexOf('\n', file.length - 2) + 1);
  const digest = sha256(body);
  if (digest !== text(end.sha256)) return 'changed';
  const known = secrets.flatMap((secret) => readSecret(secret) ?? []);
  if (known.length === 0) return 'unverified';
  const signed = signedText({ batch: text(end.batch), timestamp: text(end.timestamp), digest });
  return known.some((secret) => verifies(secret, signed, text(end.signature)))
    ? 'verified'
    : 'forged';
};

const readLine = (line: number, cells: Cells): FileLine | FileReading['problems'][number] => {
  const kind = text(cells.line);
  if (kind !== 'consent' && kind !== 'withdrawal') return { line, code: 'kind' };
  const email = text(cells.email);
  if (!parseEmail(email)) return { line, code: 'email' };
  const confirmedAt = textOrNull(cells.confirmed_at);
  if (kind === 'consent' && (confirmedAt === null || Number.isNaN(Date.parse(confirmedAt))))
    return { line, code: 'confirmation' };
  return {
    line,
    kind,
    id: text(cells.id).slice(0, 100),
    email,
    firstName: textOrNull(cells.first_name),
    lastName: textOrNull(cells.last_name),
    locale: text(cells.locale).slice(0, 20),
    wording: text(cells.consent_text).slice(0, 5000) || null,
    confirmedAt,
  };
};

/**
 * Reads a file as another installation exports it (docs/partners.md). Lines at fault are named and
 * left out; a file whose signature does not hold is for the caller to refuse as a whole.
 */
export const readPartnerFile = (file: string, secrets: readonly string[]): FileReading => {
  const lines: FileLine[] = [];
  const problems: FileReading['problems'] = [];
  let sender = { name: '', email: '' };
  let end: Cells | null = null;
  try {
    for (const { line, cells } of rowsOf(file)) {
      if (end) problems.push({ line, code: 'kind' });
      else if (cells === null) problems.push({ line, code: 'syntax' });
      else if (cells.line === 'end') end = cells;
      else if (cells.line === 'header') {
        if (cells.format !== FILE_FORMAT || cells.formatVersion !== FILE_VERSION)
          problems.push({ line, code: 'format' });
        const { name, email } = part(cells.sender);
        sender = { name: text(name).slice(0, 200), email: text(email).slice(0, 254) };
      } else {
        const read = readLine(line, cells);
        if ('code' in read) problems.push(read);
        else lines.push(read);
      }
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    problems.push({ line: 1, code: 'syntax' });
  }
  return { signature: judge(file, end, secrets), sender, lines, problems };
};
