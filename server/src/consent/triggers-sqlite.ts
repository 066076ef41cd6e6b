import type { Core } from '@strapi/types';
import { refusalText, type GuardedTable, type Trigger, type TriggerDialect } from './trigger-types';

const ofTable = ({ name: table, refuses, unique }: GuardedTable): Trigger[] => {
  const trigger = (name: string, when: string): Trigger => ({
    name,
    table,
    create: [
      `CREATE TRIGGER ${name} ${when} BEGIN SELECT RAISE(ABORT, '${refusalText(table)}'); END`,
    ],
    drop: `DROP TRIGGER IF EXISTS ${name}`,
  });
  const same = unique.map((column) => `${column} = NEW.${column}`).join(' AND ');
  return [
    ...refuses.map((action) =>
      trigger(`${table}_no_${action}`, `BEFORE ${action.toUpperCase()} ON ${table}`)
    ),
    // REPLACE deletes without asking the trigger on deletion.
    trigger(
      `${table}_no_replace`,
      `BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM ${table} WHERE ${same})`
    ),
  ];
};

export const sqliteTriggers = (strapi: Core.Strapi, tables: GuardedTable[]): TriggerDialect => {
  const wanted = tables.flatMap(ofTable);
  return {
    wanted,
    async active() {
      const rows: { name: string; sql: string }[] = await strapi.db
        .connection('sqlite_master')
        .select('name', 'sql')
        .where({ type: 'trigger' })
        .whereIn(
          'name',
          wanted.map(({ name }) => name)
        );
      const found = new Map(rows.map(({ name, sql }) => [name, sql]));
      return new Set(
        wanted
          .filter(({ name, create }) => create.includes(found.get(name) ?? ''))
          .map(({ name }) => name)
      );
    },
  };
};
