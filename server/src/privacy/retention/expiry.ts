import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../../content-types';
import { engagedSince } from '../../consent';
import { getService, inTransaction, table } from '../../core';
import { endSubscription, listName } from './ending';
import { noteRetention } from './reports';
import type { Round } from './rounds';

const CHUNK = 200;

/**
 * Ends subscriptions whose person has not been in touch for as long as data may be kept (GDPR art.
 * 5(1)(e)). Each is looked at again under the lock on the person's row: a click a moment ago keeps
 * it. Rides on optin_subscriptions_engaged_ix (state, last_engaged_at, list_id).
 */
export const expireSilent = async (
  strapi: Core.Strapi,
  now: EpochMs,
  hasTime: () => boolean
): Promise<Round> => {
  const { retention } = await getService(strapi, 'settings').get();
  const since = engagedSince(now, retention.months);
  const isOver = (lastEngagedAt: EpochMs | null) => (lastEngagedAt ?? 0) < since;

  const expire = (subscriberId: number, id: number): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      if (!(await getService(strapi, 'subscribers').lock(trx, subscriberId))) return false;
      const subscription = (await getService(strapi, 'subscriptions').of(subscriberId, trx)).find(
        (item) => item.id === id && item.state === 'confirmed' && isOver(item.lastEngagedAt)
      );
      if (!subscription) return false;
      await endSubscription(strapi, trx, subscription, {
        details: { reason: 'retention' },
        reason: 'retention-ended',
      });
      await noteRetention(strapi, trx, {
        action: 'expired',
        subject: await listName(strapi, trx, subscription.listId),
        listId: subscription.listId,
        provenanceId: null,
      });
      return true;
    });

  let people = 0;
  for (;;) {
    const rows: { id: number; subscriber_id: number }[] = await table(strapi, 'subscription')
      .where({ state: 'confirmed' })
      .whereRaw('(last_engaged_at < ? OR last_engaged_at IS NULL)', [since])
      .orderBy('last_engaged_at')
      .limit(CHUNK)
      .select('id', 'subscriber_id');
    let changed = 0;
    for (const { id, subscriber_id } of rows)
      if (await expire(Number(subscriber_id), Number(id))) changed += 1;
    people += changed;
    // Nothing changed: another instance is at it.
    if (rows.length < CHUNK || changed === 0) return { people, more: false };
    if (!hasTime()) return { people, more: true };
  }
};
