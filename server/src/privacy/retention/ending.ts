import type { Core } from '@strapi/types';
import type { ConsentDetails, Subscription } from '../../../../content-types';
import { getService, table, toRow, type Db } from '../../core';

/** Still on a list, or about to be. */
export const isLive = ({ state }: Pick<Subscription, 'state'>): boolean =>
  state === 'pending' || state === 'confirmed';

/**
 * Ends a subscription by the clock, not by the person: state, proof and waiting mail, in a
 * transaction that holds the lock on the person's row.
 * @param reason noted with the mail that is skipped
 */
export const endSubscription = async (
  strapi: Core.Strapi,
  trx: Db,
  { id, subscriberId, listId, basis }: Subscription,
  { details, reason }: { details: ConsentDetails; reason: 'retention-ended' | 'provenance-ended' }
): Promise<void> => {
  const now = getService(strapi, 'clock').now();
  await table(strapi, 'subscription', trx)
    .where({ id })
    .update(toRow({ state: 'expired', renewalDue: 0, updatedAt: now }));
  await getService(strapi, 'ledger').append(trx, {
    subscriberId,
    listId,
    basis,
    event: 'expired',
    method: 'engine',
    actor: 'engine',
    details,
  });
  await getService(strapi, 'outbox').skipWaiting(trx, {
    subscriberId,
    listIds: [listId],
    reason,
  });
};

/** Names of lists for reports, read when the line is written. */
export const listName = async (
  strapi: Core.Strapi,
  trx: Db,
  listId: number
): Promise<string | null> =>
  (await getService(strapi, 'lists').byIds([listId], trx))[0]?.name ?? null;
