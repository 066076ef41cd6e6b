import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import {
  AB_KEYS,
  DELIVERY_STATES,
  LEGAL_BASES,
  type AbKey,
  type Campaign,
  type DeliveryState,
  type EpochMs,
  type LegalBasis,
} from '../../../content-types';
import { likePattern, MINUTE, qualified, readPage, SECOND, table, toPage } from '../core';
import { hasRest, inSampleSql } from './ab/draw';
import type { ListRecipientsRequest, ListRecipientsResponse, RecipientRow } from './contract';

const SORTABLE = ['id', 'email', 'finishedAt'] as const;

interface RecipientColumns {
  id: number;
  subscriber_id: number;
  basis: LegalBasis | null;
  state: DeliveryState;
  variant: AbKey | null;
  reason: string | null;
  attempts: number;
  response: string | null;
  finished_at: string | number | null;
  message_id: string | null;
  email: string | null;
  list_name: string | null;
}

const toRecipient = (row: RecipientColumns): RecipientRow => ({
  id: Number(row.id),
  subscriberId: Number(row.subscriber_id),
  basis: row.basis,
  state: row.state,
  variant: row.variant,
  reason: row.reason,
  attempts: Number(row.attempts),
  response: row.response,
  finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  messageId: row.message_id,
  email: row.email ?? '',
  listName: row.list_name,
});

/** The deliveries asked for; the person is joined only where the search or the order needs them. */
const matching = (
  strapi: Core.Strapi,
  campaignId: number,
  { state, reason, basis, variant }: ListRecipientsRequest,
  { search, withPerson }: { search: string; withPerson: boolean }
): Knex.QueryBuilder => {
  const { connection } = strapi.db;
  const query = connection
    .from(connection.raw('? as d', [qualified(strapi, 'delivery')]))
    .where('d.campaign_id', campaignId);
  if (state) query.where('d.state', state);
  if (reason) query.where('d.reason', reason);
  if (basis) query.where('d.basis', basis);
  if (variant) query.where('d.variant', variant);
  if (withPerson || search)
    query.joinRaw('LEFT JOIN ? u ON u.id = d.subscriber_id', [qualified(strapi, 'subscriber')]);
  if (search) query.whereRaw(`u.email_key LIKE ? ESCAPE '!'`, [likePattern(search)]);
  return query;
};

/** A snapshot numbers its deliveries in the order of subscribers, so both columns sort alike. */
const orderColumn = (
  sortField: (typeof SORTABLE)[number],
  { state }: ListRecipientsRequest
): string => {
  if (sortField === 'email') return 'u.email_key';
  if (sortField === 'finishedAt') return 'd.finished_at';
  return state ? 'd.id' : 'd.subscriber_id';
};

/**
 * A page of a campaign's recipients. The default order rides on an index whatever the campaign's
 * size: optin_deliveries_recipient_uq (campaign_id, subscriber_id), or with a state
 * optin_deliveries_campaign_ix (campaign_id, state, id).
 */
export const listRecipients = async (
  strapi: Core.Strapi,
  { id, targeted }: Pick<Campaign, 'id' | 'targeted'>,
  request: ListRecipientsRequest
): Promise<ListRecipientsResponse> => {
  const page = readPage(request, SORTABLE, 'id:asc');
  const filter: ListRecipientsRequest = {
    state: DELIVERY_STATES.find((known) => known === request.state),
    reason: request.reason ? String(request.reason) : undefined,
    basis: LEGAL_BASES.find((known) => known === request.basis),
    variant: AB_KEYS.find((known) => known === request.variant),
  };
  const { search } = page;
  const isFiltered = Object.values(filter).some(Boolean) || Boolean(search);
  const total = isFiltered
    ? await count(matching(strapi, id, filter, { search, withPerson: false }))
    : targeted;

  const { connection } = strapi.db;
  const column = orderColumn(page.sortField, filter);
  // The page first, then the names for its few rows: planners join whole campaigns otherwise.
  const pageOfIds = matching(strapi, id, filter, { search, withPerson: column === 'u.email_key' })
    .orderBy([
      { column, order: page.sortOrder },
      { column: 'd.id', order: page.sortOrder },
    ])
    .offset(page.offset)
    .limit(page.pageSize)
    .select('d.id');
  const ids = ((await pageOfIds) as { id: number }[]).map((row) => Number(row.id));
  const rows: RecipientColumns[] = await connection
    .from(connection.raw('? as d', [qualified(strapi, 'delivery')]))
    .joinRaw('LEFT JOIN ? u ON u.id = d.subscriber_id', [qualified(strapi, 'subscriber')])
    .joinRaw('LEFT JOIN ? l ON l.id = d.list_id', [qualified(strapi, 'list')])
    .whereIn('d.id', ids)
    .select(
      'd.id',
      'd.subscriber_id',
      'd.state',
      'd.variant',
      'd.basis',
      'd.reason',
      'd.attempts',
      'd.response',
      'd.finished_at',
      'd.message_id',
      'u.email',
      { list_name: 'l.name' }
    );
  const byId = new Map(rows.map((row) => [Number(row.id), toRecipient(row)]));
  return toPage(
    ids.flatMap((rowId) => byId.get(rowId) ?? []),
    total,
    page
  );
};

const count = async (query: Knex.QueryBuilder): Promise<number> =>
  Number(((await query.count({ total: '*' })) as { total: number | string }[])[0].total);

/** Deliveries looked back at: the latest by id are the latest sent, near enough. */
const RATE_SAMPLE = 2000;

/** Messages a second over the last minute, however many a campaign has sent before. */
export const sendingRate = async (
  strapi: Core.Strapi,
  { id, abTest, abOutcome }: Pick<Campaign, 'id' | 'abTest' | 'abOutcome'>,
  now: EpochMs
): Promise<number> => {
  const latest: { finished_at: string | number }[] = await table(strapi, 'delivery')
    .where({ campaign_id: id, state: 'sent' })
    .modify((query) => {
      // The sample of a test is scattered over all ids, and out long before the rest.
      const isRestOut = abTest !== null && abOutcome !== null && hasRest(abTest);
      if (isRestOut) query.whereRaw(`NOT (${inSampleSql(abTest, 'subscriber_id', id)})`);
    })
    .orderBy('id', 'desc')
    .limit(RATE_SAMPLE)
    .select('finished_at');
  const recent = latest.map((row) => Number(row.finished_at)).filter((at) => at > now - MINUTE);
  if (recent.length === 0) return 0;
  // A full sample spans less than the minute, so its own span is what counts.
  const since = recent.length === RATE_SAMPLE ? Math.min(...recent) : now - MINUTE;
  const seconds = Math.max(1, (now - since) / SECOND);
  return Math.round((recent.length / seconds) * 10) / 10;
};
