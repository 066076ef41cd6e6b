import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { MINUTE, PLUGIN_ID, type Db } from '../core';
import type { LedgerVerification } from './contract';

/** A run that was silent for this long is taken for dead. */
const SILENCE = MINUTE;

export const NEVER: LedgerVerification = {
  state: 'never',
  checked: 0,
  total: 0,
  startedAt: null,
  finishedAt: null,
  result: null,
};

/** As kept in the database. */
export interface StoredRun extends LedgerVerification {
  /** Tells runs apart. */
  run: string;
  /** When the run last gave a sign of life. */
  beatAt: EpochMs;
}

export const newRun = (total: number, now: EpochMs): StoredRun => ({
  ...NEVER,
  state: 'running',
  total,
  startedAt: now,
  run: randomBytes(8).toString('hex'),
  beatAt: now,
});

export const isAlive = ({ state, beatAt }: StoredRun, now: EpochMs): boolean =>
  state === 'running' && now - beatAt < SILENCE;

/** A run as it looks from outside: one that went silent has failed. */
export const seen = (stored: StoredRun | null, now: EpochMs): LedgerVerification => {
  if (!stored) return NEVER;
  const { state, checked, total, startedAt, finishedAt, result } = stored;
  return state === 'running' && !isAlive(stored, now)
    ? { state: 'failed', checked, total, startedAt, finishedAt: stored.beatAt, result: null }
    : { state, checked, total, startedAt, finishedAt, result };
};

/** The kept run, and its text: whoever replaces it must still find that text there. */
export interface Kept {
  id: number;
  text: string;
  run: StoredRun | null;
}

/**
 * The state of the verification in Strapi's store, where `strapi.store` would keep it. It is written
 * by compare-and-set on the text, so that of two instances one wins.
 */
export const verificationStore = (strapi: Core.Strapi) => {
  const key = `plugin_${PLUGIN_ID}_ledger-verification`;
  const rows = (db: Db = strapi.db.connection) => {
    const query = db(strapi.db.metadata.get('strapi::core-store').tableName);
    const schema = strapi.db.getSchemaName();
    return schema ? query.withSchema(schema) : query;
  };
  const read = async (): Promise<Kept | null> => {
    // Two instances that started at once may both have made a row; the first counts.
    const row = await rows().select('id', 'value').where({ key }).orderBy('id').first();
    if (!row) return null;
    const text = String(row.value);
    return { id: Number(row.id), text, run: JSON.parse(text) as StoredRun | null };
  };

  return {
    async read(): Promise<Kept> {
      const found = await read();
      if (found) return found;
      await rows().insert({ key, value: 'null', type: 'object' });
      const made = await read();
      if (!made) throw new Error('The state of the verification cannot be kept.');
      return made;
    },
    /** @returns what is kept now, or null when somebody else wrote first */
    async replace(kept: Kept, run: StoredRun): Promise<Kept | null> {
      const text = JSON.stringify(run);
      const changed = await rows().where({ id: kept.id, value: kept.text }).update({ value: text });
      return changed === 1 ? { id: kept.id, text, run } : null;
    },
  };
};
