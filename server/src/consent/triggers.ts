import type { Core } from '@strapi/types';
import { dialectOf, tableName, type TableName } from '../core';
import type { GuardedTable, Trigger } from './trigger-types';
import { mysqlTriggers } from './triggers-mysql';
import { postgresTriggers } from './triggers-postgres';
import { sqliteTriggers } from './triggers-sqlite';

const GUARDED: (Omit<GuardedTable, 'name'> & { type: TableName })[] = [
  { type: 'consent-record', refuses: ['update', 'delete'], unique: ['subscriber_id', 'seq'] },
  { type: 'consent-evidence', refuses: ['update'], unique: ['record_id'] },
  { type: 'wording-version', refuses: ['update', 'delete'], unique: ['wording_id', 'version'] },
  { type: 'form-version', refuses: ['update', 'delete'], unique: ['form_id', 'version'] },
  { type: 'ledger-seal', refuses: ['update', 'delete'], unique: ['day'] },
];

/** Keys of the panel's texts: `consent.ledger.guard.problem.<problem>`. */
export type TriggerProblem = 'privilege' | 'binary-log' | 'missing';

const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** PostgreSQL's class for missing rights and MySQL's names for them. */
const problemOf = (error: unknown): TriggerProblem => {
  switch (errorCode(error)) {
    case 'ER_BINLOG_CREATE_ROUTINE_NEED_SUPER':
      return 'binary-log';
    case '42501':
    case 'ER_TABLEACCESS_DENIED_ERROR':
    case 'ER_SPECIFIC_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
    case 'ER_ACCESS_DENIED_ERROR':
      return 'privilege';
    default:
      return 'missing';
  }
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'unknown error';

const ATTEMPTS = 3;
/** Milliseconds between them. */
const PAUSE = 200;

export const createTriggers = ({ strapi }: { strapi: Core.Strapi }) => {
  const dialects = { sqlite: sqliteTriggers, postgres: postgresTriggers, mysql: mysqlTriggers };
  const dialect = dialects[dialectOf(strapi)](
    strapi,
    GUARDED.map(({ type, ...rest }) => ({ ...rest, name: tableName(strapi, type) }))
  );
  /** Why the last attempt to create one failed: the catalogue does not know that. */
  let failure: TriggerProblem | null = null;

  const missing = async (): Promise<Trigger[]> => {
    const active = await dialect.active();
    return dialect.wanted.filter(({ name }) => !active.has(name));
  };

  return {
    /**
     * Puts the triggers in place that are not there or not as they should be. A database that does
     * not let us is warned of, once a start, and the app goes on: chain and seals still show changes.
     */
    async ensure(): Promise<void> {
      failure = null;
      let reason: unknown = null;
      let left = await missing();
      for (let attempt = 1; left.length > 0 && attempt <= ATTEMPTS; attempt += 1) {
        try {
          for (const { drop, create } of left)
            for (const statement of [drop, ...create]) await strapi.db.connection.raw(statement);
        } catch (error) {
          // Another instance that starts at the same moment may be in the way.
          reason = error;
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
        left = await missing();
      }
      if (left.length === 0) return;
      failure = problemOf(reason);
      strapi.log.warn(
        `[optin] The database lets rows of the consent ledger be changed, since triggers could not be created (${messageOf(reason)}). Give its user the right to create triggers and restart; verification finds changes meanwhile.`
      );
    },

    /** What the catalogue says now. */
    async status(): Promise<{ active: boolean; problem: TriggerProblem | null }> {
      const left = await missing();
      return left.length === 0
        ? { active: true, problem: null }
        : { active: false, problem: failure ?? 'missing' };
    },
  };
};
export type TriggersService = ReturnType<typeof createTriggers>;
