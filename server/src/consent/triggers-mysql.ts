import type { Core } from '@strapi/types';
import { refusalText, type GuardedTable, type Trigger, type TriggerDialect } from './trigger-types';

/** 45000 is what the standard leaves to applications. */
const bodyOf = (table: string): string =>
  `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusalText(table)}'`;

const ofTable = ({ name: table, refuses }: GuardedTable): Trigger[] =>
  refuses.map((action) => {
    const name = `${table}_no_${action}`;
    return {
      name,
      table,
      create: [
        `CREATE TRIGGER ${name} BEFORE ${action.toUpperCase()} ON ${table} FOR EACH ROW ${bodyOf(table)}`,
      ],
      drop: `DROP TRIGGER IF EXISTS ${name}`,
    };
  });

interface CatalogueRow {
  name: string;
  event: string;
  body: string;
}

/** MySQL and MariaDB: the catalogue shows triggers only to users who may create them. */
export const mysqlTriggers = (strapi: Core.Strapi, tables: GuardedTable[]): TriggerDialect => {
  const wanted = tables.flatMap(ofTable);
  return {
    wanted,
    async active() {
      const [rows]: CatalogueRow[][] = await strapi.db.connection.raw(
        `SELECT TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS tbl, ACTION_STATEMENT AS body,
              CONCAT(ACTION_TIMING, ' ', EVENT_MANIPULATION, ' ON ', EVENT_OBJECT_TABLE) AS event
         FROM information_schema.TRIGGERS
        WHERE TRIGGER_SCHEMA = DATABASE()`
      );
      const found = new Map(rows.map((row) => [row.name, row]));
      const isThere = ({ name, create: [create] }: Trigger): boolean => {
        const row = found.get(name);
        return row !== undefined && create.includes(` ${row.event} `) && create.endsWith(row.body);
      };
      return new Set(wanted.filter(isThere).map(({ name }) => name));
    },
  };
};
