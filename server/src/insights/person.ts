import type { Core } from '@strapi/types';
import type { Delivery } from '../../../content-types';
import type {
  GetSubscriberResponse,
  SubscriberDelivery,
  SubscriberField,
} from '../audience/contract';
import { verdictsOf, type PersonFacts } from '../audience';
import { policyContext } from '../consent';
import { fromRow, getService, table } from '../core';

const LATEST_DELIVERIES = 50;

const namesById = async (
  strapi: Core.Strapi,
  name: 'campaign' | 'list',
  ids: (number | null)[]
): Promise<Map<number, string>> => {
  const wanted = [...new Set(ids.filter((id): id is number => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows: { id: number; name: string }[] = await table(strapi, name)
    .whereIn('id', wanted)
    .select('id', 'name');
  return new Map(rows.map((row) => [Number(row.id), row.name]));
};

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
  const campaigns = await namesById(
    strapi,
    'campaign',
    deliveries.map(({ campaignId }) => campaignId)
  );
  const lists = await namesById(
    strapi,
    'list',
    deliveries.map(({ listId }) => listId)
  );
  return deliveries.map((delivery) => ({
    id: delivery.id,
    kind: delivery.kind,
    campaignId: delivery.campaignId,
    campaignName:
      delivery.campaignId === null ? null : (campaigns.get(delivery.campaignId) ?? null),
    listName: delivery.listId === null ? null : (lists.get(delivery.listId) ?? null),
    basis: delivery.basis,
    state: delivery.state,
    reason: delivery.reason,
    createdAt: delivery.createdAt,
    finishedAt: delivery.finishedAt,
  }));
};

/** Third-party files with the campaigns that went to them; rides on optin_provenance_uses_uq. */
const filesOf = async (strapi: Core.Strapi, ids: number[]): Promise<PersonFacts['files']> => {
  const files: PersonFacts['files'] = [];
  for (const id of new Set(ids)) {
    const file = await getService(strapi, 'provenances').find(id);
    if (!file) continue;
    const [{ sent }] = await table(strapi, 'provenance-use')
      .where({ provenance_id: id })
      .count({ sent: '*' });
    files.push({ ...file, sent: Number(sent) });
  }
  return files;
};

/** What is known of a person besides the address, and what could be. */
const fieldsOf = async (strapi: Core.Strapi, id: number): Promise<SubscriberField[]> => {
  const customFields = getService(strapi, 'customFields');
  const values = (await customFields.valuesOf([id])).get(id) ?? {};
  return (await customFields.all())
    .map((field) => ({ field, value: values[field.key] ?? null }))
    .filter(({ field, value }) => !field.isArchived || value !== null);
};

/** Everything there is to say about one person. */
export const createPerson = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @throws NotFoundError */
  async read(id: number): Promise<GetSubscriberResponse['data']> {
    const person = await getService(strapi, 'subscribers').row(id);
    const profile = await getService(strapi, 'subscribers').get(id);
    const subscriptions = await getService(strapi, 'subscriptions').of(id);
    const lists = await getService(strapi, 'lists').byIds(
      subscriptions.map(({ listId }) => listId)
    );
    const files = await filesOf(
      strapi,
      subscriptions.flatMap(({ provenanceId }) => provenanceId ?? [])
    );
    const timeline = await getService(strapi, 'ledger').timeline(id);
    const context = await policyContext(strapi, { lists, campaign: null });
    return {
      ...person,
      timeZone: profile?.timeZone ?? null,
      verdicts: verdictsOf({ person, subscriptions, lists, files, timeline }, context),
      timeline,
      deliveries: await latestDeliveries(strapi, id),
      fields: await fieldsOf(strapi, id),
      partners: await getService(strapi, 'partners').ofPerson(id),
    };
  },
});
export type PersonService = ReturnType<typeof createPerson>;
