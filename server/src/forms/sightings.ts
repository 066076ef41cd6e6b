import type { Core } from '@strapi/types';
import type { FormSighting } from '../../../content-types';
import { fromRow, getService, inTransaction, sha256, table, tableName } from '../core';

/** More pages than this are not told apart: anybody can make addresses up. */
const MAX_PAGES = 200;
const MAX_PAGE_LENGTH = 500;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Origin and path of a page, without what may name a person; null for what is no page. */
const pageOf = (given: unknown): string | null => {
  if (typeof given !== 'string' || given.length > 2000) return null;
  try {
    const { origin, pathname, protocol } = new URL(given);
    if (!['http:', 'https:'].includes(protocol)) return null;
    return `${origin}${pathname}`.slice(0, MAX_PAGE_LENGTH);
  } catch {
    return null;
  }
};

/** How often forms were seen and where: counts, nothing of anybody. */
export const createSightings = ({ strapi }: { strapi: Core.Strapi }) => {
  const plusOne = (name: 'form-day' | 'form-sighting') =>
    strapi.db.connection.raw('?? + 1', [`${tableName(strapi, name)}.seen`]);

  return {
    /** @param page the address that the page gave; counted by day alone where it is none */
    async count(formId: number, page: unknown): Promise<void> {
      const now = getService(strapi, 'clock').now();
      const address = pageOf(page);
      await inTransaction(strapi, async (trx) => {
        await table(strapi, 'form-day', trx)
          .insert({ form_id: formId, day: dayOf(now), seen: 1, submitted: 0 })
          .onConflict(['form_id', 'day'])
          .merge({ seen: plusOne('form-day') });
        if (address === null) return;
        const key = sha256(address).slice(0, 32);
        const known = await table(strapi, 'form-sighting', trx)
          .where({ form_id: formId, page_key: key })
          .update({ last_at: now, seen: plusOne('form-sighting') });
        if (known > 0) return;
        const [{ pages }] = await table(strapi, 'form-sighting', trx)
          .where({ form_id: formId })
          .count({ pages: '*' });
        if (Number(pages) >= MAX_PAGES) return;
        await table(strapi, 'form-sighting', trx)
          .insert({
            form_id: formId,
            page_key: key,
            page: address,
            first_at: now,
            last_at: now,
            seen: 1,
          })
          .onConflict(['form_id', 'page_key'])
          .merge({ last_at: now, seen: plusOne('form-sighting') });
      });
    },

    /** Pages on which a form was seen, latest first. */
    async pagesOf(formId: number): Promise<Omit<FormSighting, 'id' | 'formId' | 'pageKey'>[]> {
      const rows: Record<string, unknown>[] = await table(strapi, 'form-sighting')
        .where({ form_id: formId })
        .orderBy('last_at', 'desc')
        .limit(MAX_PAGES)
        .select('page', 'first_at', 'last_at', 'seen');
      return rows.map((row) => fromRow('form-sighting', row));
    },

    /** How often each form was seen, over all days. */
    async countsOf(formIds: number[]): Promise<Map<number, number>> {
      if (formIds.length === 0) return new Map();
      const rows: { form_id: number; seen: number | string | null }[] = await table(
        strapi,
        'form-day'
      )
        .whereIn('form_id', formIds)
        .groupBy('form_id')
        .select('form_id')
        .sum({ seen: 'seen' });
      return new Map(rows.map(({ form_id, seen }) => [Number(form_id), Number(seen ?? 0)]));
    },

    /** By day since `from` (`YYYY-MM-DD`, UTC). */
    async daysOf(formId: number, from: string): Promise<Map<string, number>> {
      const rows: { day: string; seen: number }[] = await table(strapi, 'form-day')
        .where({ form_id: formId })
        .andWhere('day', '>=', from)
        .select('day', 'seen');
      return new Map(rows.map(({ day, seen }) => [day, Number(seen)]));
    },
  };
};
export type SightingsService = ReturnType<typeof createSightings>;
