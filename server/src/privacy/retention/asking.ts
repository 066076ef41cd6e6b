import type { Core } from '@strapi/types';
import type { EpochMs, LegalBasis, Subscription } from '../../../../content-types';
import { decide, MONTH, policyContext, refusalSql } from '../../consent';
import { DAY, fromRow, getService, inTransaction, qualified } from '../../core';
import { listName } from './ending';
import { noteRetention } from './reports';
import type { Round } from './rounds';

const CHUNK = 200;

/** A contract counts each mail to its people, so a file's people are not asked: they run out. */
const BY_CONTRACT: LegalBasis = 'third-party';

type Candidate = Pick<Subscription, 'id' | 'subscriberId' | 'lastEngagedAt'>;

/**
 * Asks people whose subscription is about to run out whether they want to stay, once, where the
 * policy allows a mail at all. Each is looked at again under the lock on the person's row.
 */
export const askSilent = async (
  strapi: Core.Strapi,
  now: EpochMs,
  hasTime: () => boolean
): Promise<Round> => {
  const { retention } = await getService(strapi, 'settings').get();
  if (retention.askDays <= 0) return { people: 0, more: false };
  const { connection } = strapi.db;
  const context = await policyContext(strapi, {
    lists: await getService(strapi, 'lists').all(),
    campaign: null,
  });
  const from = context.engagedSince;
  const until = from + retention.askDays * DAY;
  /** From the last contact to the day on which people are asked. */
  const askAfter = Math.floor(retention.months * MONTH - retention.askDays * DAY);

  /** Rides on optin_subscriptions_engaged_ix (state, last_engaged_at, list_id). */
  const candidates = async (after: Candidate | null): Promise<Candidate[]> => {
    const aliases = { subscriber: 'u', subscription: 's', suppression: 'x' };
    const rows: Record<string, unknown>[] = await connection
      .from(connection.raw('? as s', [qualified(strapi, 'subscription')]))
      .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .where({ 's.state': 'confirmed' })
      .whereNot({ 's.basis': BY_CONTRACT })
      .andWhere('s.last_engaged_at', '>=', after?.lastEngagedAt ?? from)
      .andWhere('s.last_engaged_at', '<', until)
      .modify((query) => {
        if (after)
          query.whereRaw('(s.last_engaged_at > ? OR s.id > ?)', [after.lastEngagedAt, after.id]);
      })
      .whereRaw('COALESCE(s.renewal_asked_at, -1) < s.last_engaged_at + ?', [askAfter])
      .whereRaw('(?) IS NULL', [refusalSql(strapi, aliases, context)])
      .orderBy([{ column: 's.last_engaged_at' }, { column: 's.id' }])
      .limit(CHUNK)
      .select('s.id', 's.subscriber_id', 's.last_engaged_at');
    return rows.map((row) => fromRow<Candidate>('subscription', row));
  };

  const ask = (subscriberId: number): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      const block = await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx);
      const subscriptions = (
        await getService(strapi, 'subscriptions').of(subscriberId, trx)
      ).filter((subscription) => {
        const engagedAt = subscription.lastEngagedAt ?? 0;
        return (
          subscription.basis !== BY_CONTRACT &&
          engagedAt < until &&
          (subscription.renewalAskedAt ?? -1) < engagedAt + askAfter &&
          decide(
            { subscriberStatus: subscriber.status, suppressed: block !== null, subscription },
            context
          ).allowed
        );
      });
      if (subscriptions.length === 0) return false;
      await getService(strapi, 'renewal').ask(trx, {
        subscriber,
        subscriptions,
        renewal: { reason: 'retention', wordingId: null, wordingVersion: null },
        stops: false,
      });
      for (const { listId } of subscriptions)
        await noteRetention(strapi, trx, {
          action: 'asked',
          subject: await listName(strapi, trx, listId),
          listId,
          provenanceId: null,
        });
      return true;
    });

  let people = 0;
  let last: Candidate | null = null;
  for (;;) {
    const rows = await candidates(last);
    for (const subscriberId of new Set(rows.map((row) => row.subscriberId)))
      if (await ask(subscriberId)) people += 1;
    last = rows.at(-1) ?? null;
    if (rows.length < CHUNK) return { people, more: false };
    if (!hasTime()) return { people, more: true };
  }
};
