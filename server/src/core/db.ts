import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { bulkModels } from '../../../content-types';
import { uid, type TableName } from './constants';

/** A connection or an open transaction; inside a transaction everything must go through it. */
export type Db = Knex | Knex.Transaction;
export type Dialect = 'sqlite' | 'postgres' | 'mysql';

export const dialectOf = (strapi: Core.Strapi): Dialect => strapi.db.dialect.client as Dialect;

export const tableName = (strapi: Core.Strapi, name: TableName): string =>
  strapi.db.metadata.get(uid(name)).tableName;

/** A query on one of the plugin's tables, in the schema the app is configured for. */
export const table = (strapi: Core.Strapi, name: TableName, db?: Db): Knex.QueryBuilder => {
  const query = (db ?? strapi.db.connection)(tableName(strapi, name));
  const schema = strapi.db.getSchemaName();
  return schema ? query.withSchema(schema) : query;
};

/** The quoted, schema-qualified name of a table, for raw SQL. */
export const qualified = (strapi: Core.Strapi, name: TableName): Knex.Raw => {
  const schema = strapi.db.getSchemaName();
  const names = schema ? [schema, tableName(strapi, name)] : [tableName(strapi, name)];
  return strapi.db.connection.raw(names.map(() => '??').join('.'), names);
};

/** Errors after which the same transaction may well succeed: deadlock, serialisation, lock time-out. */
const TRANSIENT = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  '40P01',
  '40001',
  'SQLITE_BUSY',
]);
const TRANSACTION_TRIES = 8;

const isTransient = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  TRANSIENT.has(String(error.code));

/**
 * Runs `work` in one transaction and again when the database asked for that. `work` must pass `trx`
 * to every query: a query beside it waits for ever on SQLite's only connection.
 */
export const inTransaction = async <T>(
  strapi: Core.Strapi,
  work: (trx: Knex.Transaction) => Promise<T>
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await strapi.db.transaction(({ trx }) => work(trx as Knex.Transaction));
    } catch (error) {
      if (attempt >= TRANSACTION_TRIES || strapi.db.inTransaction() || !isTransient(error))
        throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt * (1 + Math.random())));
    }
  }
};

/** Locks the selected rows until the transaction ends; SQLite has one writer and needs no lock. */
export const forUpdate = (
  strapi: Core.Strapi,
  query: Knex.QueryBuilder,
  { skipLocked = false } = {}
): Knex.QueryBuilder => {
  if (dialectOf(strapi) === 'sqlite') return query;
  return skipLocked ? query.forUpdate().skipLocked() : query.forUpdate();
};

/** Id of the inserted row, on every dialect. */
export const insertReturningId = async (
  strapi: Core.Strapi,
  name: TableName,
  db: Db,
  row: Record<string, unknown>
): Promise<number> => {
  const query = table(strapi, name, db).insert(row);
  const [result] = dialectOf(strapi) === 'mysql' ? await query : await query.returning('id');
  return Number(typeof result === 'object' ? result.id : result);
};

/** Columns by key: the keys are those of the types, so there are few. */
const columns = new Map<string, string>();
const snake = (key: string): string => {
  let column = columns.get(key);
  if (column === undefined) {
    column = key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
    columns.set(key, column);
  }
  return column;
};
const camel = (key: string): string =>
  key.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());

/** A JSON column of a content type: drivers give text or the value, depending on the database. */
export const parseJson = <T>(value: unknown): T | null =>
  (typeof value === 'string' ? JSON.parse(value) : (value ?? null)) as T | null;

/** Text columns that hold JSON. */
const JSON_COLUMNS = new Set([
  'texts',
  'definition',
  'payload',
  'details',
  'facts',
  'source',
  'given',
  'conditions',
]);
const NUMERIC = new Set(
  bulkModels.flatMap(({ singularName, attributes }) =>
    Object.entries(attributes)
      .filter(
        ([, { type }]) =>
          type === 'biginteger' || type === 'integer' || type === 'increments' || type === 'float'
      )
      .map(([key]) => `${singularName}.${key}`)
  )
);

/** A typed object as a row of a bulk table: snake_case columns, JSON as text. */
export const toRow = <T extends object>(entity: T): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entity)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        snake(key),
        JSON_COLUMNS.has(key) && value !== null ? JSON.stringify(value) : value,
      ])
  );

/** How a column is read; worked out once, since claims read thousands of rows a second. */
interface ColumnReader {
  key: string;
  isNumeric: boolean;
  isJson: boolean;
}
const readers = new Map<TableName, Map<string, ColumnReader>>();

const readerOf = (name: TableName, column: string): ColumnReader => {
  let columns = readers.get(name);
  if (!columns) readers.set(name, (columns = new Map()));
  let reader = columns.get(column);
  if (!reader) {
    const key = camel(column);
    reader = { key, isNumeric: NUMERIC.has(`${name}.${key}`), isJson: JSON_COLUMNS.has(key) };
    columns.set(column, reader);
  }
  return reader;
};

/** A row of a bulk table as its typed object. Drivers return 64-bit integers as text. */
export const fromRow = <T>(name: TableName, row: Record<string, unknown>): T => {
  const entity: Record<string, unknown> = {};
  for (const column of Object.keys(row)) {
    const value = row[column] ?? null;
    const { key, isNumeric, isJson } = readerOf(name, column);
    if (isNumeric && value !== null) entity[key] = Number(value);
    else entity[key] = isJson && typeof value === 'string' ? JSON.parse(value) : value;
  }
  return entity as T;
};

/** `%` and `_` taken literally in a LIKE pattern; use with `escape '!'`. */
export const likePattern = (text: string): string =>
  `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
