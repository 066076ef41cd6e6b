import type { Core } from '@strapi/strapi';
import { dialectOf, getService } from '../../server/src/core';

const dropStatements = async (strapi: Core.Strapi): Promise<string[]> => {
  const db = strapi.db.connection;
  switch (dialectOf(strapi)) {
    case 'sqlite': {
      const rows: { name: string }[] = await db('sqlite_master')
        .select('name')
        .where({ type: 'trigger' })
        .andWhere('name', 'like', 'optin%');
      return rows.map(({ name }) => `DROP TRIGGER ${name}`);
    }
    case 'mysql': {
      const [rows] = await db.raw(
        "SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME LIKE 'optin%'"
      );
      return rows.map(({ name }: { name: string }) => `DROP TRIGGER ${name}`);
    }
    case 'postgres': {
      const { rows } = await db.raw(
        "SELECT t.tgname AS name, c.relname AS of FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname LIKE 'optin%'"
      );
      return rows.map(
        ({ name, of }: { name: string; of: string }) => `DROP TRIGGER "${name}" ON "${of}"`
      );
    }
  }
};

/** How many triggers guard the ledger. */
export const countTriggers = async (strapi: Core.Strapi): Promise<number> =>
  (await dropStatements(strapi)).length;

/** Takes the ledger's triggers away, as somebody with the database's password would. */
export const dropTriggers = async (strapi: Core.Strapi): Promise<void> => {
  for (const statement of await dropStatements(strapi)) await strapi.db.connection.raw(statement);
};

/** Does `work` on a ledger that its triggers do not guard meanwhile. */
export const withoutTriggers = async <T>(
  strapi: Core.Strapi,
  work: () => Promise<T>
): Promise<T> => {
  await dropTriggers(strapi);
  try {
    return await work();
  } finally {
    await getService(strapi, 'triggers').ensure();
  }
};
