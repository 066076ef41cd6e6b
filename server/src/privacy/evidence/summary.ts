import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type {
  ConsentEvent,
  ConsentMethod,
  LegalBasis,
  SubscriptionState,
} from '../../../../content-types';
import { getService, table, type Db } from '../../core';
import { controllerOf } from './consent-record';
import type { Header, Maker, Party, Scope } from './model';
import { headerOf } from './person';
import { atOneMoment } from './reading';
import { momentsOf } from './scope';

/** What the PDF of a list or a period tells; counts alone, no person's data. */
export interface Summary extends Header {
  scope: Scope;
  controller: Party;
  people: number;
  events: { event: ConsentEvent; basis: LegalBasis | null; count: number }[];
  /** A list: everybody by state; a period: those who joined in it, where `state` is null. */
  byBasis: { basis: LegalBasis; state: SubscriptionState | null; people: number }[];
  /** `wordingId` null: people to whom no wording was shown. */
  byWording: {
    wordingId: number | null;
    version: number | null;
    name: string | null;
    hash: string | null;
    people: number;
  }[];
  withdrawals: { method: ConsentMethod; count: number }[];
}

/** Events by which a person comes to be on a list. */
const JOINING: ConsentEvent[] = ['confirmed', 'registered', 'renewed'];

type Row = Record<string, unknown>;
const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value));

const summarise = async (
  strapi: Core.Strapi,
  trx: Db,
  scope: Scope
): Promise<Pick<Summary, 'people' | 'events' | 'byBasis' | 'byWording' | 'withdrawals'>> => {
  const records = (): Knex.QueryBuilder => {
    const query = table(strapi, 'consent-record', trx);
    if (scope.kind === 'list') return query.where({ list_id: scope.list.id });
    const [from, before] = momentsOf(scope.period);
    return query.where('at', '>=', from).andWhere('at', '<', before);
  };
  const subscriptions = (listId: number): Knex.QueryBuilder =>
    table(strapi, 'subscription', trx).where({ list_id: listId });

  const events: Row[] = await records()
    .groupBy('event', 'basis')
    .select('event', 'basis')
    .count({ count: '*' });
  const withdrawals: Row[] = await records()
    .where({ event: 'withdrawn' })
    .groupBy('method')
    .select('method')
    .count({ count: '*' });
  const [{ people }]: Row[] = await records().countDistinct({ people: 'subscriber_id' });

  const byBasis: Row[] =
    scope.kind === 'list'
      ? await subscriptions(scope.list.id)
          .groupBy('basis', 'state')
          .select('basis', 'state')
          .count({ people: '*' })
      : await records()
          .whereIn('event', JOINING)
          .whereNotNull('basis')
          .groupBy('basis')
          .select('basis')
          .countDistinct({ people: 'subscriber_id' });
  const byWording: Row[] =
    scope.kind === 'list'
      ? await subscriptions(scope.list.id)
          .where({ state: 'confirmed' })
          .groupBy('wording_id', 'wording_version')
          .select('wording_id', 'wording_version')
          .count({ people: '*' })
      : await records()
          .whereIn('event', JOINING)
          .groupBy('wording_id', 'wording_version')
          .select('wording_id', 'wording_version')
          .countDistinct({ people: 'subscriber_id' });

  return {
    people: Number(people),
    events: events.map((row) => ({
      event: row.event as ConsentEvent,
      basis: row.basis as LegalBasis | null,
      count: Number(row.count),
    })),
    byBasis: byBasis.map((row) => ({
      basis: row.basis as LegalBasis,
      state: (row.state ?? null) as SubscriptionState | null,
      people: Number(row.people),
    })),
    byWording: await Promise.all(
      byWording.map(async (row) => ({
        ...(await wordingOf(strapi, trx, numberOrNull(row.wording_id), row.wording_version)),
        people: Number(row.people),
      }))
    ),
    withdrawals: withdrawals.map((row) => ({
      method: row.method as ConsentMethod,
      count: Number(row.count),
    })),
  };
};

const wordingOf = async (
  strapi: Core.Strapi,
  trx: Db,
  wordingId: number | null,
  version: unknown
) => {
  if (wordingId === null) return { wordingId, version: null, name: null, hash: null };
  const shown = await table(strapi, 'wording-version', trx)
    .where({ wording_id: wordingId, version: Number(version) })
    .first('hash');
  const wording = await table(strapi, 'wording', trx).where({ id: wordingId }).first('name');
  return {
    wordingId,
    version: Number(version),
    name: wording?.name ?? null,
    hash: shown?.hash ?? null,
  };
};

/** Counts of a scope, all as of one moment. */
export const summaryOf = (strapi: Core.Strapi, scope: Scope, madeBy: Maker): Promise<Summary> =>
  atOneMoment(strapi, async (trx) => ({
    ...headerOf(getService(strapi, 'clock').now(), madeBy),
    scope,
    controller: controllerOf(await getService(strapi, 'settings').get()),
    ...(await summarise(strapi, trx, scope)),
  }));
