import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../docs/verify-evidence.mjs');

/**
 * Verifies an export as anybody would: the documented script in a process of its own, away from the
 * plugin's code.
 */
export const verifyEvidence = async (
  content: string | Buffer
): Promise<{ code: number | null; text: string }> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'optin-verify-'));
  try {
    const file = path.join(directory, 'export');
    await writeFile(file, content);
    return await new Promise((resolve) => {
      const child = execFile(process.execPath, [SCRIPT, file], { cwd: directory }, (_, out, err) =>
        resolve({ code: child.exitCode, text: out + err })
      );
    });
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** Copies `whole` and changes one character (or the last digit) of the value at `where`. */
export const alter = <T extends object>(whole: T, ...where: (string | number)[]): T => {
  const copy = JSON.parse(JSON.stringify(whole)) as T;
  const last = where.at(-1) ?? '';
  const holder = where
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (at, key) => at[key] as Record<string, unknown>,
      copy as Record<string, unknown>
    );
  const value = holder[last];
  if (typeof value === 'number') holder[last] = value + (value % 10 === 9 ? -1 : 1);
  else if (typeof value === 'string') holder[last] = value.slice(0, -1) + otherThan(value.at(-1));
  else throw new Error(`there is nothing to alter at ${where.join('.')}`);
  return copy;
};

const otherThan = (character = ''): string => (character === 'a' ? 'b' : 'a');
