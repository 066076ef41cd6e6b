import type { Core } from '@strapi/types';
import type { AbTest, EpochMs } from '../../../content-types';
import { declarationOf, policyContext } from '../consent';
import {
  forUpdate,
  getService,
  inTransaction,
  parseJson,
  qualified,
  table,
  type Db,
} from '../core';
import { CAMPAIGN_PRIORITY, HELD_UNTIL, readResend } from '../delivery';
import { variantSql } from './ab/draw';
import { audienceSql, type Audience, type IdRange } from './audience';
import { readerDueSql, readerTimeOf } from './plan/reader-zones';
import { readLocal } from './plan/wall-clock';
import { nextState } from './state';

/** People a chunk looks at: short enough to hold locks for a moment only. */
export const SNAPSHOT_CHUNK = 20_000;

/** Rows written, as the three drivers say it. */
const affectedRows = (result: unknown): number => {
  const [header] = Array.isArray(result) ? result : [result];
  const { rowCount, affectedRows: affected, changes } = (header ?? {}) as Record<string, unknown>;
  return Number(rowCount ?? affected ?? changes ?? 0);
};

/** The clock time that holds in each reader's zone, and the zone of those whose is not known. */
interface ReaderPlan {
  asUtc: EpochMs;
  ownZone: string;
}

const readerPlanOf = (row: Record<string, unknown>): ReaderPlan | null => {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const local = readerTimeOf({
    scheduleMode: row.schedule_mode === 'reader' ? 'reader' : 'instant',
    scheduledLocal: text(row.scheduled_local),
  });
  const asUtc = local === null ? null : readLocal(local);
  return asUtc === null ? null : { asUtc, ownZone: text(row.scheduled_time_zone) ?? 'UTC' };
};

/** What decides when each person is due, and of which variant. */
interface Plan {
  reader: ReaderPlan | null;
  test: AbTest | null;
  now: EpochMs;
}

/** Of a test, whoever is in no variant's sample is held; whoever is skipped needs neither. */
const drawSql = (test: AbTest | null, campaignId: number, due: string, now: EpochMs) => {
  if (!test) return { variant: 'NULL', due };
  const drawn = variantSql(test, 'audience.subscriber_id', campaignId);
  return {
    variant: `CASE WHEN reason IS NULL THEN ${drawn} ELSE NULL END`,
    due: `CASE WHEN reason IS NULL AND ${drawn} IS NULL THEN ${HELD_UNTIL} ELSE ${now} END`,
  };
};

/**
 * One delivery a person: `waiting` where the policy allows the mail, `skipped` with the reason
 * where it does not. The unique index on (campaign_id, subscriber_id) makes a second one impossible.
 * A test never goes out on readers' clocks, so one of `reader` and `test` at most says when.
 */
const insertDeliveries = async (
  strapi: Core.Strapi,
  trx: Db,
  campaignId: number,
  audience: Audience,
  range: IdRange,
  { reader, test, now }: Plan
): Promise<number> => {
  // Only where the reader's zone matters are people read once more.
  const people = reader ? 'JOIN ? u ON u.id = audience.subscriber_id' : '';
  const due = reader
    ? await readerDueSql(strapi, trx, reader, range, now)
    : { sql: String(now), bindings: [] };
  const drawn = drawSql(test, campaignId, due.sql, now);
  return affectedRows(
    await trx.raw(
      `INSERT INTO ? (kind, priority, campaign_id, subscriber_id, list_id, basis, state,
                      variant, reason, attempts, due_at, created_at, finished_at)
       SELECT 'campaign', ${CAMPAIGN_PRIORITY}, ${campaignId}, audience.subscriber_id, list_id, basis,
              CASE WHEN reason IS NULL THEN 'waiting' ELSE 'skipped' END,
              ${drawn.variant}, reason, 0, ${drawn.due}, ${now},
              CASE WHEN reason IS NULL THEN NULL ELSE ${now} END
         FROM (?) audience ${people}
        ORDER BY audience.subscriber_id`,
      [
        qualified(strapi, 'delivery'),
        ...due.bindings,
        audienceSql(strapi, audience, range),
        ...(reader ? [qualified(strapi, 'subscriber')] : []),
      ]
    )
  );
};

/** The next people after `cursor`, and whether they are the last; null when nobody is left. */
const nextRange = async (
  strapi: Core.Strapi,
  trx: Db,
  cursor: number,
  size: number
): Promise<(IdRange & { isLast: boolean }) | null> => {
  const people = () => table(strapi, 'subscriber', trx).where('id', '>', cursor);
  const full: { id: number } | undefined = await people()
    .orderBy('id')
    .offset(size - 1)
    .first('id');
  if (full) return { after: cursor, upTo: Number(full.id), isLast: false };
  const rest: { id: number } | undefined = await people().orderBy('id', 'desc').first('id');
  return rest ? { after: cursor, upTo: Number(rest.id), isLast: true } : null;
};

export type ChunkResult = 'more' | 'whole' | 'not-mine';

/**
 * Takes the next chunk of a preparing campaign's audience, in one transaction with the cursor that
 * says how far it came: after a crash it goes on there, nobody twice, nobody left out. The lock on
 * the campaign's row keeps other instances, and a pause or cancel, out of the chunk.
 * @returns `not-mine` when the campaign is not preparing (any more) or another instance holds it
 */
export const takeChunk = (
  strapi: Core.Strapi,
  campaignId: number,
  now: EpochMs,
  size = SNAPSHOT_CHUNK
): Promise<ChunkResult> =>
  inTransaction(strapi, async (trx) => {
    const locked = (await forUpdate(
      strapi,
      table(strapi, 'campaign', trx)
        .where({ id: campaignId, state: 'preparing' })
        .select(
          'list_ids',
          'excluded_list_ids',
          'snapshot_cursor',
          'targeted',
          'nature',
          'similar_products',
          'profession',
          'resend_of',
          'schedule_mode',
          'scheduled_local',
          'scheduled_time_zone',
          'ab_test'
        ),
      { skipLocked: true }
    )) as (Record<string, unknown> & { snapshot_cursor: number; targeted: number | null })[];
    if (locked.length === 0) return 'not-mine';
    const [row] = locked;
    const { snapshot_cursor, targeted } = row;
    const listIds = parseJson<number[]>(row.list_ids) ?? [];
    const excluded = parseJson<number[]>(row.excluded_list_ids) ?? [];
    const known = await getService(strapi, 'lists').byIds([...listIds, ...excluded], trx);
    const lists = known.filter(({ id }) => listIds.includes(id));
    const excludedListIds = known.flatMap(({ id }) => (excluded.includes(id) ? id : []));
    const campaign = { id: campaignId, started: true, ...declarationOf(row) };
    const context = await policyContext(strapi, { lists, campaign }, trx);
    const resendOf = row.resend_of === null ? null : Number(row.resend_of);
    const resend = await readResend(strapi, resendOf, trx);
    const audience = { listIds, excludedListIds, context, resend };

    const range = await nextRange(strapi, trx, Number(snapshot_cursor), size);
    const test = parseJson<AbTest>(row.ab_test);
    const plan: Plan = { reader: test ? null : readerPlanOf(row), test, now };
    const added = range
      ? await insertDeliveries(strapi, trx, campaignId, audience, range, plan)
      : 0;
    const isWhole = range === null || range.isLast;
    await table(strapi, 'campaign', trx)
      .where({ id: campaignId })
      .update({
        snapshot_cursor: range?.upTo ?? snapshot_cursor,
        snapshot_done: isWhole,
        targeted: Number(targeted ?? 0) + added,
        updated_at: new Date(),
        ...(isWhole
          ? { state: nextState('prepared', { state: 'preparing', snapshotDone: true }) }
          : {}),
      });
    return isWhole ? 'whole' : 'more';
  });
