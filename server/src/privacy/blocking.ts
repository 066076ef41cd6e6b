import type { Core } from '@strapi/types';
import { getService, inTransaction } from '../core';

/** Blocks a person's address by hand; what is waiting for them is not sent. */
export const suppressPerson = (
  strapi: Core.Strapi,
  subscriberId: number,
  actor: string
): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
    if (!subscriber || subscriber.status === 'erased') return false;
    const suppressions = getService(strapi, 'suppressions');
    if (await suppressions.find(subscriber.fingerprint, trx)) return false;
    await suppressions.add(trx, {
      fingerprint: subscriber.fingerprint,
      reason: 'manual',
      detail: actor,
    });
    await getService(strapi, 'outbox').skipWaiting(trx, {
      subscriberId,
      listIds: 'all',
      reason: 'suppressed',
    });
    // A block follows a complaint; partners must stop too, and lifting it gives them nothing back.
    await getService(strapi, 'partners').withdraw(trx, {
      subscriberId,
      locale: subscriber.locale,
      method: 'panel',
      actor,
      now: getService(strapi, 'clock').now(),
      evidence: null,
      reason: 'blocked',
    });
    return true;
  });

/**
 * Lifts a block that was set by hand or by a hard bounce, which a repaired mailbox outdates. A
 * complaint or an erasure was the person's own word: no administrator takes that back. Whoever
 * erased their data and comes back lifts it by confirming a new sign-up.
 *
 * Subscriptions stay as they are: nobody is subscribed by this.
 */
export const unsuppressPerson = (strapi: Core.Strapi, subscriberId: number): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
    if (!subscriber || subscriber.status === 'erased') return false;
    const suppressions = getService(strapi, 'suppressions');
    const block = await suppressions.find(subscriber.fingerprint, trx);
    if (block?.reason !== 'manual' && block?.reason !== 'hard-bounce') return false;
    return suppressions.lift(trx, subscriber.fingerprint);
  });
