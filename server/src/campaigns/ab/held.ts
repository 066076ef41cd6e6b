import type { Core } from '@strapi/types';
import type { AbKey, DeliveryState, EpochMs } from '../../../../content-types';
import { forUpdate, inTransaction, table, toRow, type Db } from '../../core';
import { CAMPAIGN_PRIORITY, HELD_UNTIL } from '../../delivery';
import { findCampaign } from '../store';

/** People released in one transaction: short enough to hold locks for a moment only. */
const RELEASE_CHUNK = 10_000;

/**
 * Mail of a campaign in these states. Rides on optin_deliveries_due_ix (state, priority, due_at, id):
 * `+ 0` keeps planners from walking over everybody of the campaign who waits, whatever for.
 */
const mailIn = (strapi: Core.Strapi, campaignId: number, states: DeliveryState[], db?: Db) =>
  table(strapi, 'delivery', db)
    .whereIn('state', states)
    .where({ priority: CAMPAIGN_PRIORITY })
    .whereRaw('campaign_id + 0 = ?', [campaignId]);

/** Who waits for the winner. */
const held = (strapi: Core.Strapi, campaignId: number, db?: Db) =>
  mailIn(strapi, campaignId, ['waiting'], db).andWhere({ due_at: HELD_UNTIL });

export const countHeld = async (strapi: Core.Strapi, campaignId: number): Promise<number> => {
  const [{ people }] = await held(strapi, campaignId).count({ people: '*' });
  return Number(people);
};

/** Whether nobody waits for the winner (any more). */
export const isNobodyHeld = async (strapi: Core.Strapi, campaignId: number): Promise<boolean> =>
  (await held(strapi, campaignId).first('id')) === undefined;

/**
 * Whether mail of the sample is still on its way, or waits for another attempt. In one statement:
 * between two it could go from one state to the other.
 */
export const isSampling = async (strapi: Core.Strapi, campaignId: number): Promise<boolean> => {
  const row: { id: number } | undefined = await mailIn(strapi, campaignId, ['waiting', 'claimed'])
    .andWhere('due_at', '<', HELD_UNTIL)
    .first('id');
  return row !== undefined;
};

/**
 * Gives the next of those who wait the winner, due now. The lock on the campaign's row keeps a pause
 * or cancel out of the chunk; each chunk stands by itself, so after a crash any instance goes on with
 * whoever is still held.
 * @param after the id that the last chunk ended with; 0 at first
 * @returns the id that this chunk ended with; null when it was the last, or it is not its turn
 */
export const releaseChunk = (
  strapi: Core.Strapi,
  campaignId: number,
  { after, now, size = RELEASE_CHUNK }: { after: number; now: EpochMs; size?: number }
): Promise<number | null> =>
  inTransaction(strapi, async (trx) => {
    const locked: { id: number }[] = await forUpdate(
      strapi,
      table(strapi, 'campaign', trx).where({ id: campaignId, state: 'sending' }).select('id'),
      { skipLocked: true }
    );
    if (locked.length === 0) return null;
    const { abOutcome } = await findCampaign(strapi, campaignId);
    if (!abOutcome) return null;
    const rest = () => held(strapi, campaignId, trx).andWhere('id', '>', after);
    const last: { id: number } | undefined = await rest()
      .orderBy('id')
      .offset(size - 1)
      .first('id');
    const chunk = last ? rest().andWhere('id', '<=', last.id) : rest();
    await chunk.update(toRow({ variant: abOutcome.winner satisfies AbKey, dueAt: now }));
    return last ? Number(last.id) : null;
  });
