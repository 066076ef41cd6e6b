import type { Core } from '@strapi/types';
import type { Delivery, EpochMs } from '../../../content-types';
import { forUpdate, fromRow, table, type Db } from '../core';
import { CAMPAIGN_PRIORITY } from './outbox';

export interface ClaimRequest {
  owner: string;
  now: EpochMs;
  leaseUntil: EpochMs;
  limit: number;
}

/**
 * When mails are due that wait for something else to happen: the end of the year 9999. They are
 * `waiting` as others are, and no claim ever walks over them.
 */
export const HELD_UNTIL: EpochMs = Date.UTC(9999, 11, 31);

const read = async (query: PromiseLike<Record<string, unknown>[]>): Promise<Delivery[]> =>
  (await query).map((row) => fromRow<Delivery>('delivery', row));

/** Rides on optin_deliveries_due_ix (state, priority, due_at, id). */
export const dueSystem = (strapi: Core.Strapi, now: EpochMs, db?: Db) =>
  table(strapi, 'delivery', db)
    .where({ state: 'waiting', priority: 0 })
    .andWhere('due_at', '<=', now)
    .orderBy(['due_at', 'id']);

export const lockSystem = (strapi: Core.Strapi, trx: Db, { now, limit }: ClaimRequest) =>
  read(forUpdate(strapi, dueSystem(strapi, now, trx).limit(limit), { skipLocked: true }));

/** Rides on optin_deliveries_campaign_ix (campaign_id, state, id). */
export const lockCampaign = (
  strapi: Core.Strapi,
  trx: Db,
  campaignId: number,
  { now, limit }: ClaimRequest
) =>
  read(
    forUpdate(
      strapi,
      table(strapi, 'delivery', trx)
        .where({ campaign_id: campaignId, state: 'waiting' })
        .andWhere('due_at', '<=', now)
        .orderBy('id')
        .limit(limit),
      { skipLocked: true }
    )
  );

/**
 * Where each reader has a moment of their own, or most wait for the winner of a test, rows that are
 * not due are not walked over. Rides on optin_deliveries_due_ix (state, priority, due_at, id).
 */
export const lockByTime = (
  strapi: Core.Strapi,
  trx: Db,
  campaignId: number,
  { now, limit }: ClaimRequest
) =>
  read(
    forUpdate(
      strapi,
      table(strapi, 'delivery', trx)
        .where({ state: 'waiting', priority: CAMPAIGN_PRIORITY, campaign_id: campaignId })
        .andWhere('due_at', '<=', now)
        .orderBy(['due_at', 'id'])
        .limit(limit),
      { skipLocked: true }
    )
  );
