import fs from 'node:fs';
import path from 'node:path';
import { APP_DIR } from './prepare.mjs';

const env = process.env;

const onPostgres = async (work) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    host: env.DATABASE_HOST || '127.0.0.1',
    port: Number(env.DATABASE_PORT || 5432),
    user: env.DATABASE_USERNAME || 'postgres',
    password: env.DATABASE_PASSWORD || '',
    database: 'postgres',
  });
  await client.connect();
  try {
    await work((sql) => client.query(sql), client.escapeIdentifier.bind(client));
  } finally {
    await client.end();
  }
};

const onMysql = async (work) => {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({
    host: env.DATABASE_HOST || '127.0.0.1',
    port: Number(env.DATABASE_PORT || 3306),
    user: env.DATABASE_USERNAME || 'root',
    password: env.DATABASE_PASSWORD || '',
  });
  try {
    await work((sql) => connection.query(sql), connection.escapeId.bind(connection));
  } finally {
    await connection.end();
  }
};

const name = () => env.DATABASE_NAME || 'optin_demo';

/** What the seed uploaded goes with the database that knew of it. */
const removeUploads = () => {
  const uploads = path.resolve(APP_DIR, env.PUBLIC_DIR || 'public', 'uploads');
  for (const file of fs.existsSync(uploads) ? fs.readdirSync(uploads) : [])
    if (file !== '.gitkeep') fs.rmSync(path.join(uploads, file), { force: true });
};

/** Makes sure that the demo's database exists; with `reset`, that it is empty. */
export const prepareDatabase = async ({ reset }) => {
  if (reset) removeUploads();
  switch (env.DATABASE_CLIENT || 'sqlite') {
    case 'sqlite': {
      const file = path.resolve(APP_DIR, env.DATABASE_FILENAME || '.tmp/data.db');
      fs.mkdirSync(path.dirname(file), { recursive: true });
      if (reset)
        for (const suffix of ['', '-wal', '-shm', '-journal'])
          fs.rmSync(file + suffix, { force: true });
      return;
    }
    case 'postgres':
      return onPostgres(async (query, quote) => {
        if (reset) await query(`DROP DATABASE IF EXISTS ${quote(name())} WITH (FORCE)`);
        const { rowCount } = await query(
          `SELECT 1 FROM pg_database WHERE datname = '${name().replaceAll("'", "''")}'`
        );
        if (rowCount === 0) await query(`CREATE DATABASE ${quote(name())}`);
      });
    case 'mysql':
      return onMysql(async (query, quote) => {
        if (reset) await query(`DROP DATABASE IF EXISTS ${quote(name())}`);
        await query(`CREATE DATABASE IF NOT EXISTS ${quote(name())} CHARACTER SET utf8mb4`);
      });
    default:
      throw new Error(
        `DATABASE_CLIENT is "${env.DATABASE_CLIENT}"; it must be sqlite, postgres or mysql.`
      );
  }
};
