import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  copyDatabase,
  createDatabase,
  dropDatabase,
  type DatabaseClient,
  type TestDatabase,
} from './databases';

const POLL_MS = 50;

/** Where this run keeps what it prepared; the global setup says so. */
const runDirectory = (): string | undefined => process.env.OPTIN_TEST_RUN;
const READY = 'ready.json';

/** True for one caller only, in whichever process: a directory can be made once. */
const isFirst = (directory: string): Promise<boolean> =>
  mkdir(directory).then(
    () => true,
    () => false
  );

const prepareOnce = async (
  directory: string,
  client: DatabaseClient,
  prepare: (database: TestDatabase) => Promise<void>
): Promise<void> => {
  const database = await createDatabase(client);
  try {
    await prepare(database);
  } catch (error) {
    await database.drop();
    await rm(directory, { recursive: true });
    throw error;
  }
  const { env } = database;
  await writeFile(path.join(directory, 'part'), JSON.stringify({ client, env }));
  await rename(path.join(directory, 'part'), path.join(directory, READY));
};

/**
 * A database of its own that `prepare` has filled. One a run is filled, the others are copies of
 * it, since Strapi takes seconds to make its tables and a moment to see that they are there.
 */
export const createPrepared = async (
  client: DatabaseClient,
  prepare: (database: TestDatabase) => Promise<void>
): Promise<TestDatabase> => {
  const run = runDirectory();
  if (!run) return createDatabase(client);
  const directory = path.join(run, client);
  while (!existsSync(path.join(directory, READY))) {
    if (await isFirst(directory)) await prepareOnce(directory, client, prepare);
    else await wait(POLL_MS);
  }
  return copyDatabase(JSON.parse(await readFile(path.join(directory, READY), 'utf8')));
};

/** Drops what was prepared, at the end of a run. */
export const dropPrepared = async (): Promise<void> => {
  const run = runDirectory();
  if (!run || !existsSync(run)) return;
  for (const client of await readdir(run)) {
    const file = path.join(run, client, READY);
    if (existsSync(file)) await dropDatabase(JSON.parse(await readFile(file, 'utf8')));
  }
  await rm(run, { recursive: true });
};
