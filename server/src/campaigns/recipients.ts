import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { DELIVERY_STATES, type DeliveryState, type EpochMs } from '../../../content-types';
import { likePattern, MINUTE, qualified, readPage, SECOND, table, toPage } from '../core';
import type { ListRecipientsRequest, ListRecipientsResponse, RecipientRow } from './contract';

const SORT_COLUMNS = { id: 'd.id', email: 'u.email_key', finishedAt: 'd.finished_at' } as const;
const SORTABLE = ['id', 'email', 'finishedAt'] as const;

interface RecipientColumns {
  id: number;
  subscriber_id: number;
  state: DeliveryState;
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
  state: row.state,
  reason: row.reason,
  attempts: Number(row.attempts),
  response: row.response,
  finishedAt: row.finished_at === null ? null : Number(row.finished_at),
  messageId: row.message_id,
  email: row.email ?? '',
  listName: row.list_name,
});

/** The person is joined for counting only where the search looks at them. */
const matching = (
  strapi: Core.Strapi,
  campaignId: number,
  request: ListRecipientsRequest,
  search: string
): Knex.QueryBuilder => {
  const { connection } = strapi.db;
  const query = connection
    .from(connection.raw('? as d', [qualified(strapi, 'delivery')]))
    .where('d.campaign_id', campaignId);
  const state = DELIVERY_STATES.find((known) => known === request.state);
  if (state) query.where('d.state', state);
  if (request.reason) query.where('d.reason', String(request.reason));
  if (search)
    query
      .joinRaw('JOIN ? u ON u.id = d.subscriber_id', [qualified(strapi, 'subscriber')])
      .whereRaw(`u.email_key LIKE ? ESCAPE '!'`, [likePattern(search)]);
  return query;
};

/**
 * A page of a campaign's recipients. In the order of ids, the default, it rides on
 * optin_deliveries_campaign_ix (campaign_id, state, id).
 */
export const listRecipients = async (
  strapi: Core.Strapi,
  campaignId: number,
  request: ListRecipientsRequest
): Promise<ListRecipientsResponse> => {
  const page = readPage(request, SORTABLE, 'id:asc');
  const [{ total }] = (await matching(strapi, campaignId, request, page.search).count({
    total: '*',
  })) as { total: number | string }[];
  const query = matching(strapi, campaignId, request, page.search);
  if (!page.search)
    query.joinRaw('LEFT JOIN ? u ON u.id = d.subscriber_id', [qualified(strapi, 'subscriber')]);
  const rows: RecipientColumns[] = await query
    .joinRaw('LEFT JOIN ? l ON l.id = d.list_id', [qualified(strapi, 'list')])
    .orderBy(
      page.sortField === 'id'
        ? [{ column: SORT_COLUMNS.id, order: page.sortOrder }]
        : [
            { column: SORT_COLUMNS[page.sortField], order: page.sortOrder },
            { column: SORT_COLUMNS.id, order: 'asc' },
          ]
    )
    .offset(page.offset)
    .limit(page.pageSize)
    .select(
      'd.id',
      'd.subscriber_id',
      'd.state',
      'd.reason',
      'd.attempts',
      'd.response',
      'd.finished_at',
      'd.message_id',
      'u.email',
      { list_name: 'l.name' }
    );
  return toPage(rows.map(toRecipient), Number(total), page);
};

/** Deliveries looked back at: the latest by id are the latest sent, near enough. */
const RATE_SAMPLE = 2000;

/** Messages a second over the last minute, however many a campaign has sent before. */
export const sendingRate = async (
  strapi: Core.Strapi,
  campaignId: number,
  now: EpochMs
): Promise<number> => {
  const latest: { finished_at: string | number }[] = await table(strapi, 'delivery')
    .where({ campaign_id: campaignId, state: 'sent' })
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
