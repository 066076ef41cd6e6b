import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { Client } from 'pg';

export const DATABASE_CLIENTS = ['sqlite', 'postgres', 'mysql'] as const;
export type DatabaseClient = (typeof DATABASE_CLIENTS)[number];

/** Which database it is, and what `config/database` reads to reach it. */
export interface DatabaseAddress {
  client: DatabaseClient;
  env: Record<string, string>;
}

/** A database of its own. */
export interface TestDatabase extends DatabaseAddress {
  drop(): Promise<void>;
}

const postgresUrl = (): URL =>
  new URL(process.env.TEST_POSTGRES_URL || 'postgres://postgres@127.0.0.1:5432/postgres');
const mysqlUrl = (): URL => new URL(process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306');

const MEMORY = '/dev/shm';
const CONNECT_MS = 3000;
const uniqueName = () => `optin_test_${process.pid}_${randomBytes(4).toString('hex')}`;

const onPostgres = async (statement: string): Promise<void> => {
  const client = new Client({
    connectionString: postgresUrl().href,
    connectionTimeoutMillis: CONNECT_MS,
  });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const withMysql = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
  const url = mysqlUrl();
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connectTimeout: CONNECT_MS,
  });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
};

const onMysql = (statement: string): Promise<void> =>
  withMysql(async (connection) => {
    await connection.query(statement);
  });

const serverEnv = (
  client: DatabaseClient,
  url: URL,
  port: number,
  name: string
): TestDatabase['env'] => ({
  DATABASE_CLIENT: client,
  DATABASE_HOST: url.hostname,
  DATABASE_PORT: url.port || String(port),
  DATABASE_NAME: name,
  DATABASE_USERNAME: decodeURIComponent(url.username),
  DATABASE_PASSWORD: decodeURIComponent(url.password),
  DATABASE_SCHEMA: 'public',
});

/** Removes a database, whoever is connected to it. */
export const dropDatabase = async ({ client, env }: DatabaseAddress): Promise<void> => {
  if (client === 'sqlite')
    await rm(path.dirname(env.DATABASE_FILENAME!), { recursive: true, force: true });
  else if (client === 'postgres')
    await onPostgres(`DROP DATABASE IF EXISTS ${env.DATABASE_NAME} WITH (FORCE)`);
  else await onMysql(`DROP DATABASE IF EXISTS ${env.DATABASE_NAME}`);
};

const droppable = (address: DatabaseAddress): TestDatabase => ({
  ...address,
  drop: () => dropDatabase(address),
});

const createPostgres = async (template = 'template1'): Promise<TestDatabase> => {
  const name = uniqueName();
  await onPostgres(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return droppable({ client: 'postgres', env: serverEnv('postgres', postgresUrl(), 5432, name) });
};

/**
 * In memory where the machine has room for it: SQLite waits for the disk at each commit, and that
 * is most of its time. What a killed process leaves behind is there as well as on a disk.
 */
const fastDirectory = async (): Promise<string> => {
  const room = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0
  );
  return room > 256 * 1024 * 1024 ? MEMORY : tmpdir();
};

/** Creates an empty database; `drop` removes it again. */
export const createDatabase = async (client: DatabaseClient): Promise<TestDatabase> => {
  const name = uniqueName();
  switch (client) {
    case 'sqlite': {
      const directory = await mkdtemp(path.join(await fastDirectory(), 'optin-test-'));
      const env = { DATABASE_CLIENT: client, DATABASE_FILENAME: path.join(directory, 'data.db') };
      return droppable({ client, env });
    }
    case 'postgres':
      return createPostgres();
    case 'mysql':
      await onMysql(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      return droppable({ client, env: serverEnv(client, mysqlUrl(), 3306, name) });
  }
};

/** Tables with their keys, then what little they hold: MySQL cannot copy a database itself. */
const copyMysql = (from: string, to: string): Promise<void> =>
  withMysql(async (connection) => {
    const rows = async (statement: string): Promise<RowDataPacket[]> =>
      (await connection.query<RowDataPacket[]>(statement))[0];
    const tables = (await rows(`SHOW TABLES FROM ${from}`)).map((row) => Object.values(row)[0]);
    await connection.query(`USE ${to}`);
    await connection.query('SET foreign_key_checks = 0, unique_checks = 0');
    for (const table of tables) {
      const [created] = await rows(`SHOW CREATE TABLE ${from}.\`${table}\``);
      await connection.query(created!['Create Table']);
    }
    for (const table of tables)
      await connection.query(`INSERT INTO \`${table}\` SELECT * FROM ${from}.\`${table}\``);
  });

/** A database of its own with what `original` holds; nobody may be connected to that one. */
export const copyDatabase = async (original: DatabaseAddress): Promise<TestDatabase> => {
  const { client, env } = original;
  if (client === 'postgres') {
    const copy = await createPostgres(env.DATABASE_NAME);
    // Only a server that dies could forget a commit; tests of what lasts make their own database.
    await onPostgres(`ALTER DATABASE ${copy.env.DATABASE_NAME} SET synchronous_commit = off`);
    return copy;
  }
  const copy = await createDatabase(client);
  try {
    if (client === 'sqlite') await copyFile(env.DATABASE_FILENAME!, copy.env.DATABASE_FILENAME!);
    else await copyMysql(env.DATABASE_NAME!, copy.env.DATABASE_NAME!);
    return copy;
  } catch (error) {
    await copy.drop();
    throw error;
  }
};

/** Why `client` cannot be used here, or null when it answers. */
export const whyUnavailable = async (client: DatabaseClient): Promise<string | null> => {
  if (client === 'sqlite') return null;
  try {
    await (client === 'postgres' ? onPostgres('SELECT 1') : onMysql('SELECT 1'));
    return null;
  } catch (error) {
    const { host } = client === 'postgres' ? postgresUrl() : mysqlUrl();
    const reason = error instanceof Error ? error.message || error.name : 'no answer';
    return `no ${client} at ${host} (${reason})`;
  }
};
