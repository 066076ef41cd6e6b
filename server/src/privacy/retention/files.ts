import type { Core } from '@strapi/types';
import type { EpochMs, Provenance } from '../../../../content-types';
import { provenanceHash } from '../../audience';
import { getService, inTransaction, qualified, table } from '../../core';
import { endSubscription, isLive, listName } from './ending';
import { noteRetention } from './reports';
import type { Round } from './rounds';

const CHUNK = 200;

/** Contracts that are over and have not been dealt with; bought and partner files have no mark. */
const overdue = async (strapi: Core.Strapi, now: EpochMs): Promise<Provenance[]> => {
  const rows: { id: number }[] = await table(strapi, 'provenance')
    .where('ends_at', '<=', now)
    .whereNull('erased_at')
    .orderBy('id')
    .select('id');
  const files: Provenance[] = [];
  for (const { id } of rows) {
    const file = await getService(strapi, 'provenances').find(Number(id));
    if (file) files.push(file);
  }
  return files;
};

/**
 * Ends what rests on files of addresses whose contract is over. A rented file was lent: whoever is
 * on no other list is erased with it, and the file is marked. People of a bought or partner file
 * come off the lists and leave with everybody else. Rides on optin_subscriptions_provenance_ix.
 */
export const endFiles = async (
  strapi: Core.Strapi,
  now: EpochMs,
  hasTime: () => boolean
): Promise<Round> => {
  const rowsOf = async (file: Provenance, afterId: number) => {
    const { connection } = strapi.db;
    const rows: { id: number; subscriber_id: number }[] = await connection
      .from(connection.raw('? as s', [qualified(strapi, 'subscription')]))
      .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
      .where({ 's.provenance_id': file.id, 's.basis': 'third-party', 'u.status': 'active' })
      .andWhere('s.id', '>', afterId)
      .modify((query) => {
        if (file.kind !== 'rented') query.whereIn('s.state', ['pending', 'confirmed']);
      })
      .orderBy('s.id')
      .limit(CHUNK)
      .select('s.id', 's.subscriber_id');
    return rows;
  };

  const end = (file: Provenance, subscriberId: number): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId, trx);
      const resting = subscriptions.filter(
        ({ basis, provenanceId }) => basis === 'third-party' && provenanceId === file.id
      );
      if (resting.length === 0) return false;
      const details = { reason: 'provenance-ended', provenance: provenanceHash(file) };
      const live = resting.filter(isLive);
      for (const subscription of live) {
        await endSubscription(strapi, trx, subscription, { details, reason: 'provenance-ended' });
        await noteRetention(strapi, trx, {
          action: 'expired',
          subject: await listName(strapi, trx, subscription.listId),
          listId: subscription.listId,
          provenanceId: file.id,
        });
      }
      const staysElsewhere = subscriptions.some((item) => isLive(item) && !live.includes(item));
      if (file.kind !== 'rented' || staysElsewhere) return live.length > 0;
      await getService(strapi, 'erasure').within(trx, subscriber, {
        method: 'engine',
        actor: 'engine',
        block: subscriptions.some(({ state }) => state === 'unsubscribed'),
        details,
      });
      await noteRetention(strapi, trx, {
        action: 'rented-erased',
        subject: file.name,
        listId: null,
        provenanceId: file.id,
      });
      return true;
    });

  let people = 0;
  for (const file of await overdue(strapi, now)) {
    for (let afterId = 0; ;) {
      const rows = await rowsOf(file, afterId);
      for (const subscriberId of new Set(rows.map((row) => Number(row.subscriber_id))))
        if (await end(file, subscriberId)) people += 1;
      if (rows.length < CHUNK) break;
      if (!hasTime()) return { people, more: true };
      afterId = Number(rows[rows.length - 1].id);
    }
    if (file.kind === 'rented')
      await table(strapi, 'provenance')
        .where({ id: file.id })
        .whereNull('erased_at')
        .update({ erased_at: now });
  }
  return { people, more: false };
};
