import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../docs/verify-draw.mjs');

/** Checks a proof as anybody would: the documented script in a process of its own. */
export const verifyDraw = async (
  proof: object,
  ...options: string[]
): Promise<{ code: number | null; text: string }> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'optin-draw-'));
  try {
    const file = path.join(directory, 'proof.json');
    await writeFile(file, JSON.stringify(proof));
    return await new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [SCRIPT, file, ...options],
        { cwd: directory },
        (_, out, err) => resolve({ code: child.exitCode, text: out + err })
      );
    });
  } finally {
    await rm(directory, { recursive: true });
  }
};
