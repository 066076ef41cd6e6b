import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../../content-types';
import { qualified, table, type Db } from '../../core';
import { readResend, unreachedSql } from '../../delivery';
import type { IdRange } from '../audience';
import { isZone, momentOf } from './wall-clock';

/** How many people live where; null where it is not known. */
export type PeopleByZone = Map<string | null, number>;

/**
 * Where the people confirmed on lists live; of a resend only those whom it is for. Rides on
 * optin_subscriptions_list_ix.
 */
export const zonesOfLists = async (
  strapi: Core.Strapi,
  { listIds, resendOf }: Pick<Campaign, 'listIds' | 'resendOf'>
): Promise<PeopleByZone> => {
  const zones: PeopleByZone = new Map();
  if (listIds.length === 0) return zones;
  const knex = strapi.db.connection;
  const resend = await readResend(strapi, resendOf);
  const rows: { time_zone: string | null; people: number | string }[] = await knex
    .from(knex.raw('? as s', [qualified(strapi, 'subscription')]))
    .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
    .modify((query) => {
      if (resend)
        query.joinRaw('JOIN (?) w ON w.subscriber_id = s.subscriber_id', [
          unreachedSql(strapi, resend, null),
        ]);
    })
    .whereIn('s.list_id', listIds)
    .where({ 's.state': 'confirmed' })
    .groupBy('u.time_zone')
    .select('u.time_zone')
    .countDistinct({ people: 'u.id' });
  for (const { time_zone, people } of rows) {
    // What no clock follows is as good as not known.
    const zone = time_zone !== null && isZone(time_zone) ? time_zone : null;
    zones.set(zone, (zones.get(zone) ?? 0) + Number(people));
  }
  return zones;
};

export interface ReaderMoments {
  earliest: EpochMs;
  latest: EpochMs;
  zones: number;
  people: number;
  unknown: number;
  past: number;
  shifted: number;
}

/**
 * When a clock time comes for people in these zones, and for the campaign's own, which stands in
 * where nothing is known.
 */
export const readerMoments = (
  asUtc: EpochMs,
  zones: PeopleByZone,
  ownZone: string,
  now: EpochMs
): ReaderMoments => {
  const own = momentOf(asUtc, ownZone);
  const moments: ReaderMoments = {
    earliest: own.at,
    latest: own.at,
    zones: 0,
    people: 0,
    unknown: zones.get(null) ?? 0,
    past: 0,
    shifted: 0,
  };
  for (const [zone, people] of zones) {
    const { at, isSkipped } = zone === null ? own : momentOf(asUtc, zone);
    moments.earliest = Math.min(moments.earliest, at);
    moments.latest = Math.max(moments.latest, at);
    moments.people += people;
    if (zone !== null) moments.zones += 1;
    if (at <= now) moments.past += people;
    else if (isSkipped) moments.shifted += people;
  }
  return moments;
};

/**
 * When each person of a chunk is due, as an expression over the subscriber `u`: one branch for each
 * zone that occurs in the chunk, so that it stays one statement however many people there are.
 * Whoever's moment is over is due now.
 */
export const readerDueSql = async (
  strapi: Core.Strapi,
  trx: Db,
  { asUtc, ownZone }: { asUtc: EpochMs; ownZone: string },
  range: IdRange,
  now: EpochMs
): Promise<{ sql: string; bindings: string[] }> => {
  const due = (zone: string): EpochMs => Math.max(momentOf(asUtc, zone).at, now);
  const rows: { time_zone: string }[] = await table(strapi, 'subscriber', trx)
    .where('id', '>', range.after)
    .andWhere('id', '<=', range.upTo)
    .whereNotNull('time_zone')
    .distinct('time_zone');
  const zones = rows.map(({ time_zone }) => time_zone).filter(isZone);
  if (zones.length === 0) return { sql: String(due(ownZone)), bindings: [] };
  const branches = zones.map((zone) => `WHEN ? THEN ${due(zone)}`);
  return {
    sql: `CASE u.time_zone ${branches.join(' ')} ELSE ${due(ownZone)} END`,
    bindings: zones,
  };
};

/** The clock time that a campaign keeps in every zone, or null when all get it at one moment. */
export const readerTimeOf = ({
  scheduleMode,
  scheduledLocal,
}: Pick<Campaign, 'scheduleMode' | 'scheduledLocal'>): string | null =>
  scheduleMode === 'reader' ? scheduledLocal : null;
