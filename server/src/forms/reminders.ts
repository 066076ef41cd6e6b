import type { Core } from '@strapi/types';
import type { EpochMs, Subscription } from '../../../content-types';
import {
  DAY,
  fromRow,
  getService,
  inTransaction,
  limitsOf,
  qualified,
  SECOND,
  table,
  timeBudget,
  toRow,
  type Db,
} from '../core';

/** People looked at in one query. */
const CHUNK = 200;
const BUDGET = 5 * SECOND;

/** Sign-ups whose turn it is: asked for in this span and never reminded. */
interface Span {
  from: EpochMs;
  until: EpochMs;
}

interface Due {
  id: number;
  subscriberId: number;
  requestedAt: EpochMs;
}

export const createReminders = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Rides on optin_subscriptions_pending_ix (state, requested_at). */
  const due = async ({ from, until }: Span, after: Due | null): Promise<Due[]> => {
    const { connection } = strapi.db;
    const rows: Record<string, unknown>[] = await connection
      .from(connection.raw('? as s', [qualified(strapi, 'subscription')]))
      .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .where({ 's.state': 'pending', 'u.status': 'active' })
      .whereNull('s.reminded_at')
      .whereNull('x.id')
      .whereBetween('s.requested_at', [after?.requestedAt ?? from, until])
      .modify((query) => {
        if (after)
          query.whereRaw('(s.requested_at > ? OR s.id > ?)', [after.requestedAt, after.id]);
      })
      .orderBy([{ column: 's.requested_at' }, { column: 's.id' }])
      .limit(CHUNK)
      .select('s.id', 's.subscriber_id', 's.requested_at');
    return rows.map((row) => fromRow<Due>('subscription', row));
  };

  /** One mail for each form version: the confirmation must find the wording that was shown. */
  const groupsOf = async (trx: Db, subscriptions: Subscription[], locale: string) => {
    const groups = new Map<
      string,
      {
        subscriptions: Subscription[];
        locale: string;
        form: { id: number; version: number } | null;
      }
    >();
    for (const subscription of subscriptions) {
      const { subscriberId, listId } = subscription;
      const request = await getService(strapi, 'ledger').latest(trx, {
        subscriberId,
        listId,
        event: 'requested',
      });
      const form =
        request?.formId && request.formVersion
          ? { id: request.formId, version: request.formVersion }
          : null;
      const key = form ? `${form.id}:${form.version}` : '';
      const group = groups.get(key);
      if (group) group.subscriptions.push(subscription);
      else
        groups.set(key, {
          subscriptions: [subscription],
          locale: request?.locale ?? locale,
          form,
        });
    }
    return [...groups.values()];
  };

  /** Looked at again under the lock on the person's row: nobody is reminded twice. */
  const remind = (subscriberId: number, { from, until }: Span): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      if (await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx)) return false;
      const pending = (await getService(strapi, 'subscriptions').of(subscriberId, trx)).filter(
        ({ state, remindedAt, requestedAt }) =>
          state === 'pending' &&
          remindedAt === null &&
          (requestedAt ?? 0) >= from &&
          (requestedAt ?? 0) <= until
      );
      if (pending.length === 0) return false;
      const now = getService(strapi, 'clock').now();
      const outbox = getService(strapi, 'outbox');
      const mails = await outbox.systemMailsSince(trx, subscriberId, now - DAY);
      const room = Math.max(0, limitsOf(strapi).mailsPerDay - mails);
      const groups = (await groupsOf(trx, pending, subscriber.locale)).slice(0, room);
      for (const { subscriptions, locale, form } of groups) {
        const listIds = subscriptions.map(({ listId }) => listId);
        const lists = await getService(strapi, 'lists').byIds(listIds, trx);
        await outbox.enqueueSystem(trx, {
          kind: 'reminder',
          subscriberId,
          payload: {
            locale,
            listIds,
            senderId: lists.find(({ senderId }) => senderId)?.senderId ?? null,
            ...(form ? { formId: form.id, formVersion: form.version } : {}),
          },
        });
        await table(strapi, 'subscription', trx)
          .whereIn(
            'id',
            subscriptions.map(({ id }) => id)
          )
          .update(toRow({ remindedAt: now }));
      }
      return groups.length > 0;
    });

  return {
    /**
     * Reminds people, once, of sign-ups that they have not confirmed, where the settings ask for
     * it. Any number of instances may run this; a round is short and the next one goes on.
     * @returns how many people were reminded, and whether there may be more to do at once
     */
    async run(now: EpochMs): Promise<{ reminded: number; more: boolean }> {
      const { reminderDays, pendingDays } = await getService(strapi, 'settings').get();
      if (reminderDays <= 0) return { reminded: 0, more: false };
      const span = { from: now - pendingDays * DAY, until: now - reminderDays * DAY };
      const hasTime = timeBudget(BUDGET);
      let reminded = 0;
      let last: Due | null = null;
      let more = false;
      for (;;) {
        const rows = await due(span, last);
        for (const subscriberId of new Set(rows.map((row) => row.subscriberId)))
          if (await remind(subscriberId, span)) reminded += 1;
        last = rows.at(-1) ?? null;
        if (rows.length < CHUNK) break;
        if (!hasTime()) {
          more = reminded > 0;
          break;
        }
      }
      if (reminded > 0) getService(strapi, 'worker').wake();
      return { reminded, more };
    },
  };
};
export type RemindersService = ReturnType<typeof createReminders>;
