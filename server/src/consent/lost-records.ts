import type { Core } from '@strapi/types';
import { table, tableName } from '../core';
import type { LedgerFault } from './contract';
import { NO_PLACE } from './seal-book';

/** Rows of evidence looked at in one statement. */
const STEP = 20_000;

/**
 * Evidence whose record is gone: the end of a chain was cut off, which the chain itself cannot show.
 * @param onStep told after each step
 */
export const lostRecord = async (
  strapi: Core.Strapi,
  onStep: () => Promise<void>
): Promise<LedgerFault | null> => {
  const idAtThe = async (end: 'asc' | 'desc'): Promise<number> =>
    Number((await table(strapi, 'consent-evidence').orderBy('id', end).first('id'))?.id ?? 0);
  const last = await idAtThe('desc');
  for (let from = await idAtThe('asc'); last > 0 && from <= last; from += STEP) {
    const row = await table(strapi, 'consent-evidence')
      .from(`${tableName(strapi, 'consent-evidence')} as e`)
      .leftJoin(`${tableName(strapi, 'consent-record')} as r`, 'r.id', 'e.record_id')
      .where('e.id', '>=', from)
      .andWhere('e.id', '<', from + STEP)
      .andWhere('e.id', '<=', last)
      .whereNull('r.id')
      .orderBy('e.id')
      .first({ record_id: 'e.record_id', subscriber_id: 'e.subscriber_id' });
    if (row)
      return {
        ...NO_PLACE,
        problem: 'sequence',
        recordId: Number(row.record_id),
        subscriberId: Number(row.subscriber_id),
      };
    await onStep();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return null;
};
