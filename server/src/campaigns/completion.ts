import type { Core } from '@strapi/types';
import type { Campaign, DeliveryState, EpochMs } from '../../../content-types';
import { getService, inTransaction, table } from '../core';
import { campaignQuery, findCampaigns, transition } from './store';

const UNSETTLED: DeliveryState[] = ['waiting', 'claimed'];

/**
 * In one statement: between two, a mail that a server put off goes from `claimed` back to `waiting`, and
 * neither finds it. Rides on optin_deliveries_campaign_ix (campaign_id, state, id).
 */
const hasUnsettled = async (strapi: Core.Strapi, campaignId: number): Promise<boolean> => {
  const row: { id: number } | undefined = await table(strapi, 'delivery')
    .where({ campaign_id: campaignId })
    .whereIn('state', UNSETTLED)
    .first('id');
  return row !== undefined;
};

/**
 * Ends a sending campaign once every recipient the snapshot counted is settled. The two numbers come
 * from different places, the campaign's row and the deliveries: were they not equal, somebody would
 * be missing, and the campaign stays open rather than claiming to be whole.
 * @returns whether it is complete now
 */
export const completeIfSettled = async (
  strapi: Core.Strapi,
  { id, targeted }: Pick<Campaign, 'id' | 'targeted'>,
  now: EpochMs
): Promise<boolean> => {
  if (await hasUnsettled(strapi, id)) return false;
  const [{ rows }] = await table(strapi, 'delivery')
    .where({ campaign_id: id })
    .count({ rows: '*' });
  if (Number(rows) !== targeted)
    throw new Error(
      `cannot be completed: it targeted ${targeted} people and accounts for ${Number(rows)}`
    );
  await transition(strapi, id, 'complete', { completedAt: now });
  return true;
};

/**
 * What was in the mail server's hands when a campaign was cancelled comes back late, sent or to be
 * tried again; the latter is cancelled too. A cancelled campaign without `completedAt` is not yet
 * done with that.
 */
export const settleCancelled = async (strapi: Core.Strapi, now: EpochMs): Promise<void> => {
  const open = await findCampaigns(strapi, {
    where: { state: 'cancelled', completedAt: null },
    select: ['id', 'state'],
  });
  for (const { id } of open) {
    await inTransaction(strapi, (trx) => getService(strapi, 'outbox').cancelCampaign(trx, id));
    if (!(await hasUnsettled(strapi, id)))
      await campaignQuery(strapi).updateMany({
        where: { id, state: 'cancelled', completedAt: null },
        data: { completedAt: now },
      });
  }
};
