import type { Core } from '@strapi/types';
import type { Delivery } from '../../../content-types';
import type {
  ContactVerdict,
  GetSubscriberResponse,
  SubscriberDelivery,
  SubscriberRow,
} from '../audience/contract';
import { decide } from '../consent';
import { fromRow, getService, table } from '../core';

const LATEST_DELIVERIES = 50;

/** May we write to this person, list by list, and why: the policy's own words. */
export const verdictsOf = ({
  status,
  suppressed,
  subscriptions,
}: SubscriberRow): ContactVerdict[] =>
  subscriptions.map(({ listId, listName, basis, state }) => {
    const decision = decide({
      subscriberStatus: status,
      suppressed: suppressed !== null,
      subscription: { state, basis },
    });
    return {
      listId,
      listName,
      basis,
      state,
      allowed: decision.allowed,
      reason: decision.allowed ? null : decision.reason,
    };
  });

/** Rides on optin_deliveries_subscriber_ix (subscriber_id, id). */
const latestDeliveries = async (
  strapi: Core.Strapi,
  subscriberId: number
): Promise<SubscriberDelivery[]> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'delivery')
    .where({ subscriber_id: subscriberId })
    .orderBy('id', 'desc')
    .limit(LATEST_DELIVERIES);
  const deliveries = rows.map((row) => fromRow<Delivery>('delivery', row));
  const ids = [...new Set(deliveries.flatMap(({ campaignId }) => campaignId ?? []))];
  const campaigns: { id: number; name: string }[] =
    ids.length > 0 ? await table(strapi, 'campaign').whereIn('id', ids).select('id', 'name') : [];
  const names = new Map(campaigns.map(({ id, name }) => [Number(id), name]));
  return deliveries.map(({ id, kind, campaignId, state, reason, createdAt, finishedAt }) => ({
    id,
    kind,
    campaignId,
    campaignName: campaignId === null ? null : (names.get(campaignId) ?? null),
    state,
    reason,
    createdAt,
    finishedAt,
  }));
};

/** Everything there is to say about one person. */
export const createPerson = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws NotFoundError */
  async read(id: number): Promise<GetSubscriberResponse['data']> {
    const row = await getService(strapi, 'subscribers').row(id);
    return {
      ...row,
      verdicts: verdictsOf(row),
      timeline: await getService(strapi, 'ledger').timeline(id),
      deliveries: await latestDeliveries(strapi, id),
    };
  },
});
export type PersonService = ReturnType<typeof createPerson>;
