import type { Core } from '@strapi/types';
import type { EpochMs, RetentionAction, RetentionReport } from '../../../../content-types';
import {
  forUpdate,
  fromRow,
  getService,
  likePattern,
  readPage,
  table,
  toPage,
  toRow,
  type Db,
} from '../../core';
import type { Page, PageQuery } from '../../core/contract';

export interface ReportEntry {
  action: RetentionAction;
  /** Name of the list or file. */
  subject: string | null;
  listId: number | null;
  provenanceId: number | null;
}

export const dayOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);

/**
 * Counts one more person for an action today, in the transaction that does it: whatever the clock
 * does to people leaves a line, or does not happen. Two instances may each start a line for the
 * same day; reading adds them up.
 */
export const noteRetention = async (
  strapi: Core.Strapi,
  trx: Db,
  entry: ReportEntry
): Promise<void> => {
  const now = getService(strapi, 'clock').now();
  const key = toRow({ ...entry, day: dayOf(now) });
  const known = await forUpdate(
    strapi,
    table(strapi, 'retention-report', trx).where(key).orderBy('id').first('id', 'people')
  );
  if (known)
    await table(strapi, 'retention-report', trx)
      .where({ id: known.id })
      .update({ people: Number(known.people) + 1, updated_at: now });
  else await table(strapi, 'retention-report', trx).insert({ ...key, people: 1, updated_at: now });
};

const GROUP = ['day', 'action', 'subject', 'list_id', 'provenance_id'];

/** What the clock did, newest day first. */
export const listReports = async (
  strapi: Core.Strapi,
  pageQuery: PageQuery
): Promise<Page<RetentionReport>> => {
  const page = readPage(pageQuery, ['day'], 'day:desc');
  const found = () =>
    table(strapi, 'retention-report').modify((query) => {
      if (page.search)
        query.whereRaw(`LOWER(COALESCE(subject, '')) LIKE ? ESCAPE '!'`, [
          likePattern(page.search),
        ]);
    });
  const rows: Record<string, unknown>[] = await found()
    .groupBy(GROUP)
    .select(GROUP)
    .min({ id: 'id' })
    .max({ updated_at: 'updated_at' })
    .sum({ people: 'people' })
    .orderBy([
      { column: 'day', order: page.sortOrder },
      { column: 'id', order: page.sortOrder },
    ])
    .limit(page.pageSize)
    .offset(page.offset);
  const [{ total }] = await strapi.db.connection
    .from(found().select(GROUP).groupBy(GROUP).as('r'))
    .count({ total: '*' });
  return toPage(
    rows.map((row) => fromRow<RetentionReport>('retention-report', row)),
    Number(total),
    page
  );
};
