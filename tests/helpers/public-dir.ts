import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PUBLIC = path.resolve(__dirname, '../../playground/public');

/** A copy of what the playground serves, without uploads, so that a test's own go away with it. */
export const createPublicDir = async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'optin-public-'));
  await cp(PUBLIC, directory, {
    recursive: true,
    filter: (file) => !file.startsWith(path.join(PUBLIC, 'uploads')),
  });
  await mkdir(path.join(directory, 'uploads'));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
};
