import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

export const DATABASE_CLIENTS = ['sqlite', 'postgres', 'mysql'] as const;
export type DatabaseClient = (typeof DATABASE_CLIENTS)[number];

/** A database of its own, and what `config/database` reads to reach it. */
export interface TestDatabase {
  client: DatabaseClient;
  env: Record<string, string>;
  drop(): Promise<void>;
}

const postgresUrl = (): URL =>
  new URL(process.env.TEST_POSTGRES_URL || 'postgres://postgres@127.0.0.1:5432/postgres');
const mysqlUrl = (): URL => new URL(process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306');

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

const onMysql = async (statement: string): Promise<void> => {
  const url = mysqlUrl();
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connectTimeout: CONNECT_MS,
  });
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
};

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

/** Creates an empty database; `drop` removes it again. */
export const createDatabase = async (client: DatabaseClient): Promise<TestDatabase> => {
  const name = uniqueName();
  switch (client) {
    case 'sqlite': {
      const directory = await mkdtemp(path.join(tmpdir(), 'optin-test-'));
      return {
        client,
        env: { DATABASE_CLIENT: client, DATABASE_FILENAME: path.join(directory, 'data.db') },
        drop: () => rm(directory, { recursive: true, force: true }),
      };
    }
    case 'postgres':
      await onPostgres(`CREATE DATABASE ${name}`);
      return {
        client,
        env: serverEnv(client, postgresUrl(), 5432, name),
        drop: () => onPostgres(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      };
    case 'mysql':
      await onMysql(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      return {
        client,
        env: serverEnv(client, mysqlUrl(), 3306, name),
        drop: () => onMysql(`DROP DATABASE IF EXISTS ${name}`),
      };
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
