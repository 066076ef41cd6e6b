import type { Core } from '@strapi/types';
import type {
  ConsentEvidence,
  ConsentRecord,
  Delivery,
  List,
  Partner,
  PartnerConsent,
  PartnerTransfer,
  Subscriber,
  Subscription,
  SuppressionReason,
} from '../../../../content-types';
import { policyContext, type PolicyContext } from '../../consent';
import { dialectOf, fromRow, getService, inTransaction, table, type Db } from '../../core';
import type { Settings } from '../../core/contract';
import { fillShelf, type Shelf } from './shelf';

/** One person as the tables have them. */
export interface RawPerson {
  subscriber: Subscriber;
  /** Why the address is blocked; null where it is not. */
  suppressed: SuppressionReason | null;
  records: ConsentRecord[];
  evidence: ConsentEvidence[];
  subscriptions: Subscription[];
  deliveries: Delivery[];
  partnerConsents: PartnerConsent[];
  transfers: PartnerTransfer[];
}

/** Several people and what is needed to tell about them, all as of one moment. */
export interface Reading {
  people: RawPerson[];
  lists: Map<number, List>;
  campaigns: Map<number, string>;
  partners: Map<number, Pick<Partner, 'name' | 'purpose'>>;
  /** Names of administrators by id. */
  admins: Map<number, string>;
  settings: Settings;
  context: PolicyContext;
}

/**
 * Reads in one transaction whose statements all see one moment: somebody erased half-way would
 * otherwise leave a chain that does not fit its evidence. PostgreSQL must be told; MySQL reads so by
 * itself, and SQLite has one writer.
 */
export const atOneMoment = <T>(strapi: Core.Strapi, read: (trx: Db) => Promise<T>): Promise<T> =>
  inTransaction(strapi, async (trx) => {
    if (dialectOf(strapi) === 'postgres')
      await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return read(trx);
  });

const campaignNames = async (
  strapi: Core.Strapi,
  trx: Db,
  ids: number[]
): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows: { id: number; name: string }[] = await table(strapi, 'campaign', trx)
    .whereIn('id', ids)
    .select('id', 'name');
  return new Map(rows.map((row) => [Number(row.id), row.name]));
};

const ADMIN = /^admin:(\d+)$/;

/** The names behind `admin:<id>`; people who left the panel have none. */
const adminNames = async (
  strapi: Core.Strapi,
  records: ConsentRecord[]
): Promise<Map<number, string>> => {
  const ids = [...new Set(records.flatMap(({ actor }) => ADMIN.exec(actor)?.[1] ?? []))];
  if (ids.length === 0) return new Map();
  const users: AdminUser[] = await strapi.db
    .query('admin::user')
    .findMany({ where: { id: { $in: ids.map(Number) } } });
  return new Map(
    users.flatMap((user) => {
      const name = adminName(user);
      return name === null ? [] : [[Number(user.id), name] as const];
    })
  );
};

export interface AdminUser {
  id: number | string;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}
export const adminName = ({ firstname, lastname, username }: AdminUser): string | null =>
  [firstname, lastname].filter(Boolean).join(' ') || username || null;

/** The name behind an actor of the ledger, or null. */
export const actorName = (actor: string, admins: Reading['admins']): string | null => {
  const id = ADMIN.exec(actor)?.[1];
  return id === undefined ? null : (admins.get(Number(id)) ?? null);
};

const groupBySubscriber = <T extends { subscriberId: number }>(items: T[]): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.subscriberId);
    if (group) group.push(item);
    else groups.set(item.subscriberId, [item]);
  }
  return groups;
};

/**
 * Reads these people; ids that nobody has are left out. Every table is asked once, on its index by
 * subscriber, so that a batch costs a dozen statements however many people are in it.
 */
export const readPeople = (strapi: Core.Strapi, ids: number[], shelf: Shelf): Promise<Reading> =>
  atOneMoment(strapi, async (trx) => {
    const rowsOf = async <T extends { subscriberId: number }>(
      name:
        | 'consent-record'
        | 'consent-evidence'
        | 'subscription'
        | 'delivery'
        | 'partner-consent'
        | 'partner-transfer',
      order: string
    ): Promise<T[]> => {
      const rows: Record<string, unknown>[] = await table(strapi, name, trx)
        .whereIn('subscriber_id', ids)
        .orderBy([{ column: 'subscriber_id' }, { column: order }]);
      return rows.map((row) => fromRow<T>(name, row));
    };
    const subscribers = await getService(strapi, 'subscribers').byIds(ids, trx);
    const records = await rowsOf<ConsentRecord>('consent-record', 'seq');
    const evidence = await rowsOf<ConsentEvidence>('consent-evidence', 'record_id');
    const subscriptions = await rowsOf<Subscription>('subscription', 'list_id');
    const deliveries = await rowsOf<Delivery>('delivery', 'id');
    const partnerConsents = await rowsOf<PartnerConsent>('partner-consent', 'id');
    const transfers = await rowsOf<PartnerTransfer>('partner-transfer', 'id');
    const fingerprints = subscribers.flatMap(({ fingerprint }) => fingerprint ?? []);
    const suppressions: { fingerprint: string; reason: SuppressionReason }[] = await table(
      strapi,
      'suppression',
      trx
    )
      .whereIn('fingerprint', fingerprints)
      .select('fingerprint', 'reason');
    const blocked = new Map(suppressions.map((row) => [row.fingerprint, row.reason]));
    const listIds = [...records, ...subscriptions, ...deliveries].flatMap(
      ({ listId }) => listId ?? []
    );
    const lists = await getService(strapi, 'lists').byIds([...new Set(listIds)], trx);
    const campaignIds = deliveries.flatMap(({ campaignId }) => campaignId ?? []);
    await fillShelf(strapi, trx, shelf, { records, subscriptions });

    const recordsOf = groupBySubscriber(records);
    const evidenceOf = groupBySubscriber(evidence);
    const subscriptionsOf = groupBySubscriber(subscriptions);
    const deliveriesOf = groupBySubscriber(deliveries);
    const partnerConsentsOf = groupBySubscriber(partnerConsents);
    const transfersOf = groupBySubscriber(transfers);
    return {
      people: subscribers
        .sort((a, b) => a.id - b.id)
        .map((subscriber) => ({
          subscriber,
          suppressed: blocked.get(subscriber.fingerprint) ?? null,
          records: recordsOf.get(subscriber.id) ?? [],
          evidence: evidenceOf.get(subscriber.id) ?? [],
          subscriptions: subscriptionsOf.get(subscriber.id) ?? [],
          deliveries: deliveriesOf.get(subscriber.id) ?? [],
          partnerConsents: partnerConsentsOf.get(subscriber.id) ?? [],
          transfers: transfersOf.get(subscriber.id) ?? [],
        })),
      lists: new Map(lists.map((list) => [list.id, list])),
      campaigns: await campaignNames(strapi, trx, [...new Set(campaignIds)]),
      partners: await getService(strapi, 'partners').byIds(
        [...partnerConsents, ...transfers].map(({ partnerId }) => partnerId),
        trx
      ),
      admins: await adminNames(strapi, records),
      settings: await getService(strapi, 'settings').get(),
      context: await policyContext(strapi, { lists, campaign: null }, trx),
    };
  });
