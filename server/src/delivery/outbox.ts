import type { Core } from '@strapi/types';
import {
  DELIVERY_STATES,
  type Delivery,
  type DeliveryKind,
  type DeliveryPayload,
  type DeliveryState,
  type EpochMs,
  type LegalBasis,
} from '../../../content-types';
import type { CampaignCounts } from '../campaigns/contract';
import {
  forUpdate,
  fromRow,
  getService,
  insertReturningId,
  qualified,
  table,
  tableName,
  toRow,
  type Db,
} from '../core';

export const SYSTEM_PRIORITY = 0;
export const CAMPAIGN_PRIORITY = 10;

/** States that a delivery leaves again. */
const UNFINISHED: DeliveryState[] = ['waiting', 'claimed'];
/** States in which a mail server has, or had, the mail. */
const REACHED: DeliveryState[] = ['claimed', 'sent', 'failed', 'uncertain'];

const add = (map: Partial<Record<string, number>>, key: string, count: number) => {
  map[key] = (map[key] ?? 0) + count;
};

export const createOutbox = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Queues a mail that the engine itself writes; it leaves once the transaction is committed. */
  async enqueueSystem(
    trx: Db,
    mail: {
      kind: Exclude<DeliveryKind, 'campaign'>;
      subscriberId: number;
      payload: DeliveryPayload;
    }
  ): Promise<number> {
    const now = getService(strapi, 'clock').now();
    const row: Omit<Delivery, 'id'> = {
      kind: mail.kind,
      priority: SYSTEM_PRIORITY,
      campaignId: null,
      subscriberId: mail.subscriberId,
      listId: mail.payload.listIds[0] ?? null,
      basis: null,
      state: 'waiting',
      variant: null,
      reason: null,
      attempts: 0,
      dueAt: now,
      leaseOwner: null,
      leaseUntil: null,
      messageId: null,
      response: null,
      payload: mail.payload,
      createdAt: now,
      finishedAt: null,
    };
    return insertReturningId(strapi, 'delivery', trx, toRow(row));
  },

  async get(id: number, db?: Db): Promise<Delivery | null> {
    const row = await table(strapi, 'delivery', db).where({ id }).first();
    return row ? fromRow<Delivery>('delivery', row) : null;
  },

  /**
   * Mails that anybody could have caused by typing the address, since `since`. A welcome and a
   * receipt are among them where the list asked for no confirmation by mail; after one, it was the
   * person who acted.
   */
  async systemMailsSince(db: Db, subscriberId: number, since: EpochMs): Promise<number> {
    const deliveries = tableName(strapi, 'delivery');
    const onWord = table(strapi, 'subscription', db)
      .select('id')
      .where({ subscriber_id: subscriberId })
      .whereRaw('list_id = ??', [`${deliveries}.list_id`])
      .andWhereNot({ basis: 'double-opt-in' satisfies LegalBasis });
    const [{ mails }] = await table(strapi, 'delivery', db)
      .where({ subscriber_id: subscriberId })
      .andWhere('created_at', '>=', since)
      .andWhere((query) => {
        void query
          .whereIn('kind', [
            'confirmation',
            'already-subscribed',
            'already-entered',
            'reminder',
          ] satisfies DeliveryKind[])
          .orWhere((other) => {
            void other
              .whereIn('kind', ['welcome', 'receipt'] satisfies DeliveryKind[])
              .whereExists(onWord);
          });
      })
      .count({ mails: '*' });
    return Number(mails);
  },

  /**
   * Stops what is still waiting for a person. A campaign to several lists may still reach them
   * through one they did not leave: such rows stay, and the policy decides when they are claimed.
   */
  async skipWaiting(
    trx: Db,
    {
      subscriberId,
      listIds,
      reason,
    }: { subscriberId: number; listIds: number[] | 'all'; reason: string }
  ): Promise<number> {
    const rows: { id: number; list_id: number | null; list_ids: unknown }[] = await trx
      .from(strapi.db.connection.raw('? as d', [qualified(strapi, 'delivery')]))
      .joinRaw('LEFT JOIN ? c ON c.id = d.campaign_id', [qualified(strapi, 'campaign')])
      .where({ 'd.subscriber_id': subscriberId, 'd.state': 'waiting' })
      .select('d.id', 'd.list_id', 'c.list_ids');
    const ids = rows
      .filter(({ list_id, list_ids }) => {
        if (listIds === 'all') return true;
        const campaignLists: number[] =
          typeof list_ids === 'string'
            ? JSON.parse(list_ids)
            : ((list_ids as number[] | null) ?? []);
        const targeted = campaignLists.length > 0 ? campaignLists : list_id ? [list_id] : [];
        return targeted.length > 0 && targeted.every((id) => listIds.includes(Number(id)));
      })
      .map(({ id }) => id);
    if (ids.length === 0) return 0;
    const finishedAt = getService(strapi, 'clock').now();
    return table(strapi, 'delivery', trx)
      .whereIn('id', ids)
      .where({ state: 'waiting' })
      .update(toRow({ state: 'skipped', reason, finishedAt }));
  },

  /** @returns how many recipients will not get the campaign any more */
  async cancelCampaign(trx: Db, campaignId: number): Promise<number> {
    const finishedAt = getService(strapi, 'clock').now();
    return table(strapi, 'delivery', trx)
      .where({ campaign_id: campaignId, state: 'waiting' })
      .update(toRow({ state: 'cancelled', reason: 'cancelled', finishedAt }));
  },

  /**
   * Whether a campaign's mail went, or may have gone, to anybody on this basis. Read under locks, so
   * that a batch claimed a moment ago counts on MySQL too.
   */
  async hasReached(trx: Db, campaignId: number, basis: LegalBasis): Promise<boolean> {
    const row = await forUpdate(
      strapi,
      table(strapi, 'delivery', trx)
        .where({ campaign_id: campaignId, basis })
        .whereIn('state', REACHED)
        .first('id')
    );
    return Boolean(row);
  },

  /** Recipients that are not settled yet. */
  async unfinished(campaignId: number, db?: Db): Promise<number> {
    const [{ rows }] = await table(strapi, 'delivery', db)
      .where({ campaign_id: campaignId })
      .whereIn('state', UNFINISHED)
      .count({ rows: '*' });
    return Number(rows);
  },

  /** Counts of several campaigns in one statement, on optin_deliveries_campaign_ix. */
  async countsOf(campaignIds: number[]): Promise<Map<number, CampaignCounts>> {
    if (campaignIds.length === 0) return new Map();
    const rows: {
      campaign_id: number;
      state: DeliveryState;
      reason: string | null;
      basis: LegalBasis | null;
      people: number;
    }[] = await table(strapi, 'delivery')
      .whereIn('campaign_id', campaignIds)
      .groupBy('campaign_id', 'state', 'reason', 'basis')
      .select('campaign_id', 'state', 'reason', 'basis')
      .count({ people: '*' });
    const result = new Map(campaignIds.map((id) => [id, emptyCounts()]));
    for (const { campaign_id, state, reason, basis, people } of rows) {
      const counts = result.get(Number(campaign_id)) ?? emptyCounts();
      counts.targeted += Number(people);
      counts.byState[state] += Number(people);
      if (state === 'skipped') add(counts.skippedByReason, reason ?? 'unknown', Number(people));
      if (state === 'failed') add(counts.failedByReason, reason ?? 'unknown', Number(people));
      if (state === 'sent' && basis) add(counts.sentByBasis, basis, Number(people));
    }
    return result;
  },

  async counts(campaignId: number): Promise<CampaignCounts> {
    return (await this.countsOf([campaignId])).get(campaignId) ?? emptyCounts();
  },
});

const emptyCounts = (): CampaignCounts => ({
  targeted: 0,
  byState: Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0])) as Record<
    DeliveryState,
    number
  >,
  skippedByReason: {},
  failedByReason: {},
  sentByBasis: {},
});

export type OutboxService = ReturnType<typeof createOutbox>;
