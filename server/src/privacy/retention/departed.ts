import type { Core } from '@strapi/types';
import type { EpochMs, Subscription } from '../../../../content-types';
import { DAY, getService, inTransaction, qualified } from '../../core';
import type { RetentionSettings } from '../../core/contract';
import { isLive } from './ending';
import { noteRetention } from './reports';
import type { Round } from './rounds';

const CHUNK = 200;

/** When the data of somebody whose last subscription has ended is erased. */
export const erasureDue = (
  subscriptions: Pick<Subscription, 'state' | 'confirmedAt' | 'updatedAt'>[],
  { eraseAfterDays, eraseUnconfirmedDays }: RetentionSettings
): { at: EpochMs; unconfirmed: boolean } | null => {
  if (subscriptions.length === 0 || subscriptions.some(isLive)) return null;
  const ended = Math.max(...subscriptions.map(({ updatedAt }) => updatedAt));
  const unconfirmed = subscriptions.every(
    ({ state, confirmedAt }) => state === 'expired' && confirmedAt === null
  );
  return { at: ended + (unconfirmed ? eraseUnconfirmedDays : eraseAfterDays) * DAY, unconfirmed };
};

/** `erasureDue` over all people as SQL: subscriber_id and erase_at. */
export const departedQuery = (
  strapi: Core.Strapi,
  { eraseAfterDays, eraseUnconfirmedDays }: RetentionSettings,
  afterId = 0
) => {
  const { connection } = strapi.db;
  return connection
    .from(connection.raw('? as s', [qualified(strapi, 'subscription')]))
    .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
    .where({ 'u.status': 'active' })
    .whereIn('s.state', ['unsubscribed', 'expired'])
    .andWhere('s.subscriber_id', '>', afterId)
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM ? l WHERE l.subscriber_id = s.subscriber_id
         AND l.state IN ('pending', 'confirmed'))`,
      [qualified(strapi, 'subscription')]
    )
    .groupBy('s.subscriber_id')
    .select(
      's.subscriber_id',
      // As literals: PostgreSQL takes the type of a bound CASE for text.
      connection.raw(
        `MAX(s.updated_at) + CASE WHEN MAX(s.confirmed_at) IS NULL
           AND MAX(CASE WHEN s.state = 'unsubscribed' THEN 1 ELSE 0 END) = 0
           THEN ${Math.round(eraseUnconfirmedDays * DAY)}
           ELSE ${Math.round(eraseAfterDays * DAY)} END AS erase_at`
      )
    );
};

/**
 * Erases people who are on no list any more, some time after the last subscription ended, and
 * sign-ups that nobody confirmed. Whoever had left by their own word stays blocked by the hash of
 * their address, so that no old file brings them back; whoever merely let it run out does not. Both
 * may come back by signing up.
 */
export const eraseDeparted = async (
  strapi: Core.Strapi,
  now: EpochMs,
  hasTime: () => boolean
): Promise<Round> => {
  const { retention } = await getService(strapi, 'settings').get();

  const erase = (subscriberId: number): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId, trx);
      const due = erasureDue(subscriptions, retention);
      if (!due || due.at > now) return false;
      await getService(strapi, 'erasure').within(trx, subscriber, {
        method: 'engine',
        actor: 'engine',
        block: subscriptions.some(({ state }) => state === 'unsubscribed'),
        details: { reason: due.unconfirmed ? 'unconfirmed' : 'retention' },
      });
      await noteRetention(strapi, trx, {
        action: due.unconfirmed ? 'unconfirmed-erased' : 'erased',
        subject: null,
        listId: null,
        provenanceId: null,
      });
      return true;
    });

  let people = 0;
  for (let afterId = 0; ;) {
    const { connection } = strapi.db;
    const rows: { subscriber_id: number }[] = await connection
      .from(departedQuery(strapi, retention, afterId).as('d'))
      .where('erase_at', '<=', now)
      .orderBy('subscriber_id')
      .limit(CHUNK)
      .select('subscriber_id');
    for (const { subscriber_id } of rows) if (await erase(Number(subscriber_id))) people += 1;
    if (rows.length < CHUNK) return { people, more: false };
    if (!hasTime()) return { people, more: true };
    afterId = Number(rows[rows.length - 1].subscriber_id);
  }
};
