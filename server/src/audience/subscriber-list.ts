import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import {
  SUBSCRIPTION_STATES,
  type LegalBasis,
  type SubscriptionState,
  type SuppressionReason,
} from '../../../content-types';
import { likePattern, qualified, readPage, table, toPage } from '../core';
import type {
  ListSubscribersRequest,
  ListSubscribersResponse,
  SubscriberRow,
  SubscriptionSummary,
} from './contract';

const SORT_COLUMNS = {
  email: 'u.email_key',
  createdAt: 'u.created_at',
  lastName: 'u.last_name',
} as const;
const SORTABLE = ['email', 'createdAt', 'lastName'] as const;

const subscribers = (strapi: Core.Strapi) =>
  strapi.db.connection.from(strapi.db.connection.raw('? as u', [qualified(strapi, 'subscriber')]));

/** A sub-select on the person's subscriptions; rides on the unique (subscriber_id, list_id). */
const withSubscription = (strapi: Core.Strapi, list: number | null, state: string | null) => {
  const conditions = ['s.subscriber_id = u.id'];
  const bindings: (string | number)[] = [];
  if (list !== null) {
    conditions.push('s.list_id = ?');
    bindings.push(list);
  }
  if (state !== null) {
    conditions.push('s.state = ?');
    bindings.push(state);
  }
  return strapi.db.connection.raw(`EXISTS (SELECT 1 FROM ? s WHERE ${conditions.join(' AND ')})`, [
    qualified(strapi, 'subscription'),
    ...bindings,
  ]);
};

const applyFilters = (
  strapi: Core.Strapi,
  query: Knex.QueryBuilder,
  request: ListSubscribersRequest,
  search: string
) => {
  const list = Number(request.list) > 0 ? Number(request.list) : null;
  const state = SUBSCRIPTION_STATES.find((known) => known === request.state) ?? null;
  if (list !== null || state !== null) query.whereRaw(withSubscription(strapi, list, state));
  if (request.locale) query.where('u.locale', request.locale);
  if (request.suppressed === 'true' || request.suppressed === 'false')
    query.whereRaw(
      strapi.db.connection.raw(
        `${request.suppressed === 'true' ? '' : 'NOT '}EXISTS (SELECT 1 FROM ? x WHERE x.fingerprint = u.fingerprint)`,
        [qualified(strapi, 'suppression')]
      )
    );
  if (search) {
    const pattern = likePattern(search);
    query.where((any) => {
      for (const column of ['u.email_key', 'u.first_name', 'u.last_name'])
        any.orWhereRaw(`LOWER(??) LIKE ? ESCAPE '!'`, [column, pattern]);
    });
  }
};

/** One page of people with their subscriptions: three queries, whatever the page's size. */
export const listSubscribers = async (
  strapi: Core.Strapi,
  request: ListSubscribersRequest
): Promise<ListSubscribersResponse> => {
  const page = readPage(request, SORTABLE, 'createdAt:desc');
  const matching = () => {
    const query = subscribers(strapi);
    applyFilters(strapi, query, request, page.search);
    return query;
  };
  const [{ total }] = await matching().count({ total: '*' });
  const rows: { id: number }[] = await matching()
    .select('u.id')
    .orderBy([
      { column: SORT_COLUMNS[page.sortField], order: page.sortOrder },
      { column: 'u.id', order: page.sortOrder },
    ])
    .offset(page.offset)
    .limit(page.pageSize);
  const results = await findSubscriberRows(
    strapi,
    rows.map(({ id }) => Number(id))
  );
  return toPage(results, Number(total), page);
};

interface PersonColumns {
  id: number;
  email: string;
  first_name: string | null;
  last_name: string | null;
  locale: string;
  status: SubscriberRow['status'];
  created_at: string | number;
  suppressed: SuppressionReason | null;
}

/** People by id, in the order of `ids`, with suppression and subscriptions. */
export const findSubscriberRows = async (
  strapi: Core.Strapi,
  ids: number[]
): Promise<SubscriberRow[]> => {
  if (ids.length === 0) return [];
  const people: PersonColumns[] = await subscribers(strapi)
    .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
    .whereIn('u.id', ids)
    .select(
      'u.id',
      'u.email',
      'u.first_name',
      'u.last_name',
      'u.locale',
      'u.status',
      'u.created_at',
      { suppressed: 'x.reason' }
    );
  const summaries = await subscriptionsOf(strapi, ids);
  const byId = new Map(people.map((person) => [Number(person.id), person]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (!person) return [];
    return [
      {
        id,
        email: person.email,
        firstName: person.first_name,
        lastName: person.last_name,
        locale: person.locale,
        status: person.status,
        createdAt: new Date(person.created_at).toISOString(),
        suppressed: person.suppressed,
        subscriptions: summaries.get(id) ?? [],
      },
    ];
  });
};

interface SummaryColumns {
  id: number;
  subscriber_id: number;
  list_id: number;
  state: SubscriptionState;
  basis: LegalBasis;
  requested_at: string | number | null;
  confirmed_at: string | number | null;
  unsubscribed_at: string | number | null;
  last_engaged_at: string | number | null;
}

const epoch = (value: string | number | null): number | null =>
  value === null ? null : Number(value);

const subscriptionsOf = async (
  strapi: Core.Strapi,
  ids: number[]
): Promise<Map<number, SubscriptionSummary[]>> => {
  const rows: SummaryColumns[] = await table(strapi, 'subscription')
    .whereIn('subscriber_id', ids)
    .orderBy('list_id');
  const lists: { id: number; name: string }[] = await table(strapi, 'list')
    .select('id', 'name')
    .whereIn('id', [...new Set(rows.map(({ list_id }) => list_id))]);
  const names = new Map(lists.map(({ id, name }) => [Number(id), name]));
  const result = new Map<number, SubscriptionSummary[]>();
  for (const row of rows) {
    const summary: SubscriptionSummary = {
      id: Number(row.id),
      listId: Number(row.list_id),
      listName: names.get(Number(row.list_id)) ?? '',
      state: row.state,
      basis: row.basis,
      requestedAt: epoch(row.requested_at),
      confirmedAt: epoch(row.confirmed_at),
      unsubscribedAt: epoch(row.unsubscribed_at),
      lastEngagedAt: epoch(row.last_engaged_at),
    };
    result.set(row.subscriber_id, [...(result.get(row.subscriber_id) ?? []), summary]);
  }
  return result;
};
