import type { Core } from '@strapi/types';
import type {
  EpochMs,
  PartnerConsent,
  PromotionEntry,
  Subscription,
} from '../../../../content-types';
import {
  DAY,
  fromRow,
  getService,
  inTransaction,
  qualified,
  table,
  type Db,
  type TableName,
} from '../../core';
import type { RetentionSettings } from '../../core/contract';
import { isLive } from './ending';
import { noteRetention } from './reports';
import type { Round } from './rounds';

const CHUNK = 200;

/** Something that a person had with us: a subscription, a consent to a partner, a part in a promotion. */
interface Tie {
  /** Still holds, or may yet be confirmed. */
  isLive: boolean;
  /** When it ended; a part in a promotion ends with the promotion. */
  endedAt: EpochMs;
  /** Whether the person ever answered for themselves, be it by leaving. */
  isKnown: boolean;
}

type Ended = Pick<Subscription, 'state' | 'confirmedAt' | 'updatedAt'>;
type Allowed = Pick<PartnerConsent, 'state' | 'requestedAt' | 'withdrawnAt'>;
type TookPart = Pick<PromotionEntry, 'state' | 'enteredAt' | 'confirmedAt'>;

export const tieOf = {
  subscription: (subscription: Ended): Tie => ({
    isLive: isLive(subscription),
    endedAt: subscription.updatedAt,
    isKnown: subscription.confirmedAt !== null || subscription.state === 'unsubscribed',
  }),
  partner: ({ state, requestedAt, withdrawnAt }: Allowed): Tie => ({
    isLive: state !== 'withdrawn',
    endedAt: Math.max(requestedAt, withdrawnAt ?? 0),
    isKnown: true,
  }),
  entry: ({ state, enteredAt, confirmedAt }: TookPart, endsAt: EpochMs | null): Tie => ({
    isLive: state === 'pending',
    endedAt: Math.max(enteredAt, endsAt ?? 0),
    isKnown: confirmedAt !== null,
  }),
};

/** When the data of somebody with whom the last tie has ended is erased. */
export const erasureDue = (
  ties: Tie[],
  { eraseAfterDays, eraseUnconfirmedDays }: RetentionSettings
): { at: EpochMs; unconfirmed: boolean } | null => {
  if (ties.length === 0 || ties.some((tie) => tie.isLive)) return null;
  const ended = Math.max(...ties.map(({ endedAt }) => endedAt));
  const unconfirmed = !ties.some(({ isKnown }) => isKnown);
  return { at: ended + (unconfirmed ? eraseUnconfirmedDays : eraseAfterDays) * DAY, unconfirmed };
};

const tiesOf = async (strapi: Core.Strapi, trx: Db, subscriberId: number): Promise<Tie[]> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'promotion-entry', trx).where({
    subscriber_id: subscriberId,
  });
  const entries = rows.map((row) => fromRow<PromotionEntry>('promotion-entry', row));
  const ends: { id: number; ends_at: number | string | null }[] =
    entries.length === 0
      ? []
      : await table(strapi, 'promotion', trx)
          .whereIn(
            'id',
            entries.map(({ promotionId }) => promotionId)
          )
          .select('id', 'ends_at');
  const endOf = new Map(
    ends.map(({ id, ends_at }) => [Number(id), ends_at === null ? null : Number(ends_at)])
  );
  return [
    ...(await getService(strapi, 'subscriptions').of(subscriberId, trx)).map(tieOf.subscription),
    ...(await getService(strapi, 'partners').of(subscriberId, trx)).map(tieOf.partner),
    ...entries.map((entry) => tieOf.entry(entry, endOf.get(entry.promotionId) ?? null)),
  ];
};

/** `erasureDue` over all people as SQL: subscriber_id and erase_at. */
export const departedQuery = (
  strapi: Core.Strapi,
  { eraseAfterDays, eraseUnconfirmedDays }: RetentionSettings,
  afterId = 0
) => {
  const { connection } = strapi.db;
  const ties = (columns: string, from: TableName, states: string[], alias: string) =>
    connection
      .from(connection.raw(`? as ${alias}`, [qualified(strapi, from)]))
      .whereIn(`${alias}.state`, states)
      .andWhere(`${alias}.subscriber_id`, '>', afterId)
      .select(connection.raw(`${alias}.subscriber_id, ${columns}`));
  const later = (a: string, b: string) => `CASE WHEN ${b} > ${a} THEN ${b} ELSE ${a} END`;
  const ended = ties(
    `s.updated_at AS ended_at,
     CASE WHEN s.state = 'unsubscribed' OR s.confirmed_at IS NOT NULL THEN 1 ELSE 0 END AS known`,
    'subscription',
    ['unsubscribed', 'expired'],
    's'
  ).unionAll([
    ties(
      `${later('c.requested_at', 'c.withdrawn_at')} AS ended_at, 1 AS known`,
      'partner-consent',
      ['withdrawn'],
      'c'
    ),
    ties(
      `${later('e.entered_at', 'p.ends_at')} AS ended_at,
       CASE WHEN e.confirmed_at IS NOT NULL THEN 1 ELSE 0 END AS known`,
      'promotion-entry',
      ['confirmed', 'ineligible', 'withdrawn'],
      'e'
    ).joinRaw('LEFT JOIN ? p ON p.id = e.promotion_id', [qualified(strapi, 'promotion')]),
  ]);
  const query = connection
    .from(ended.as('t'))
    .joinRaw('JOIN ? u ON u.id = t.subscriber_id', [qualified(strapi, 'subscriber')])
    .where({ 'u.status': 'active' });
  for (const name of ['subscription', 'partner-consent', 'promotion-entry'] as const)
    query.whereRaw(
      `NOT EXISTS (SELECT 1 FROM ? l WHERE l.subscriber_id = t.subscriber_id AND l.state IN (${
        name === 'promotion-entry' ? "'pending'" : "'pending', 'confirmed'"
      }))`,
      [qualified(strapi, name)]
    );
  return query.groupBy('t.subscriber_id').select(
    't.subscriber_id',
    // As literals: PostgreSQL takes the type of a bound CASE for text.
    connection.raw(
      `MAX(t.ended_at) + CASE WHEN MAX(t.known) = 0
         THEN ${Math.round(eraseUnconfirmedDays * DAY)}
         ELSE ${Math.round(eraseAfterDays * DAY)} END AS erase_at`
    )
  );
};

/**
 * People with whom nothing ever came about and of whom nothing is left but the address: a partner's
 * box that was never confirmed, say.
 */
const strays = async (
  strapi: Core.Strapi,
  before: EpochMs,
  afterId: number
): Promise<{ subscriber_id: number }[]> => {
  const { connection } = strapi.db;
  const query = connection
    .from(connection.raw('? as u', [qualified(strapi, 'subscriber')]))
    .where({ 'u.status': 'active' })
    .andWhere('u.updated_at', '<', new Date(before))
    .andWhere('u.id', '>', afterId);
  for (const name of ['subscription', 'partner-consent', 'promotion-entry'] as const)
    query.whereRaw('NOT EXISTS (SELECT 1 FROM ? l WHERE l.subscriber_id = u.id)', [
      qualified(strapi, name),
    ]);
  return query.orderBy('u.id').limit(CHUNK).select({ subscriber_id: 'u.id' });
};

/**
 * Erases people who are on no list any more, allow no partner and take part in nothing, some time
 * after the last of these ended, and sign-ups that nobody confirmed. Whoever had left by their own word stays blocked by the hash of
 * their address, so that no old file brings them back; whoever merely let it run out does not. Both
 * may come back by signing up.
 */
export const eraseDeparted = async (
  strapi: Core.Strapi,
  now: EpochMs,
  hasTime: () => boolean
): Promise<Round> => {
  const { retention } = await getService(strapi, 'settings').get();
  const strayBefore = now - retention.eraseUnconfirmedDays * DAY;

  const erase = (subscriberId: number): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      const ties = await tiesOf(strapi, trx, subscriberId);
      const due =
        ties.length === 0 ? { at: strayBefore, unconfirmed: true } : erasureDue(ties, retention);
      if (!due || due.at > now) return false;
      const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId, trx);
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
  const round = async (
    next: (afterId: number) => Promise<{ subscriber_id: number }[]>
  ): Promise<boolean> => {
    for (let afterId = 0; ;) {
      const rows = await next(afterId);
      for (const { subscriber_id } of rows) if (await erase(Number(subscriber_id))) people += 1;
      if (rows.length < CHUNK) return false;
      if (!hasTime()) return true;
      afterId = Number(rows[rows.length - 1].subscriber_id);
    }
  };
  const more =
    (await round((afterId) =>
      strapi.db.connection
        .from(departedQuery(strapi, retention, afterId).as('d'))
        .where('erase_at', '<=', now)
        .orderBy('subscriber_id')
        .limit(CHUNK)
        .select('subscriber_id')
    )) || (await round((afterId) => strays(strapi, strayBefore, afterId)));
  return { people, more };
};
