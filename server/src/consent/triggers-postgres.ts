import type { Core } from '@strapi/types';
import { refusalText, type GuardedTable, type Trigger, type TriggerDialect } from './trigger-types';

/** Bits of `pg_trigger.tgtype`. */
const ROW = 1;
const BEFORE = 2;
const EVENT = { delete: 8, update: 16, truncate: 32 } as const;

const FUNCTION = 'optin_refuse_change';
/** One for all tables; restrict_violation. */
const BODY = `BEGIN RAISE EXCEPTION '${refusalText('%')}', TG_TABLE_NAME USING ERRCODE = '23001'; END`;

type PostgresTrigger = Trigger & { type: number };

interface CatalogueRow {
  name: string;
  tbl: string;
  type: number | string;
  enabled: string;
  body: string;
  function: string;
}

export const postgresTriggers = (strapi: Core.Strapi, tables: GuardedTable[]): TriggerDialect => {
  const schema = strapi.db.getSchemaName() ?? 'public';
  const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const at = (name: string): string => `${quote(schema)}.${quote(name)}`;

  const ofTable = ({ name: table, refuses }: GuardedTable): PostgresTrigger[] =>
    [...refuses, 'truncate' as const].map((action) => {
      const name = `${table}_no_${action}`;
      const each = action === 'truncate' ? 'STATEMENT' : 'ROW';
      return {
        name,
        table,
        type: BEFORE | EVENT[action] | (each === 'ROW' ? ROW : 0),
        create: [
          `CREATE OR REPLACE FUNCTION ${at(FUNCTION)}() RETURNS trigger LANGUAGE plpgsql AS $$${BODY}$$`,
          `CREATE TRIGGER ${quote(name)} BEFORE ${action.toUpperCase()} ON ${at(table)} FOR EACH ${each} EXECUTE FUNCTION ${at(FUNCTION)}()`,
        ],
        drop: `DROP TRIGGER IF EXISTS ${quote(name)} ON ${at(table)}`,
      };
    });

  const wanted = tables.flatMap(ofTable);
  return {
    wanted,
    async active() {
      const { rows }: { rows: CatalogueRow[] } = await strapi.db.connection.raw(
        `SELECT t.tgname AS name, c.relname AS tbl, t.tgtype AS type, t.tgenabled AS enabled,
                p.prosrc AS body, p.proname AS function
           FROM pg_trigger t
           JOIN pg_class c ON c.oid = t.tgrelid
           JOIN pg_namespace n ON n.oid = c.relnamespace
           JOIN pg_proc p ON p.oid = t.tgfoid
          WHERE n.nspname = ? AND NOT t.tgisinternal AND t.tgqual IS NULL`,
        [schema]
      );
      const found = new Map(rows.map((row) => [row.name, row]));
      const isThere = (trigger: PostgresTrigger): boolean => {
        const row = found.get(trigger.name);
        return (
          row?.tbl === trigger.table &&
          Number(row.type) === trigger.type &&
          // `D` is switched off, `R` fires for replication alone.
          ['O', 'A'].includes(row.enabled) &&
          row.function === FUNCTION &&
          row.body === BODY
        );
      };
      return new Set(wanted.filter(isThere).map(({ name }) => name));
    },
  };
};
