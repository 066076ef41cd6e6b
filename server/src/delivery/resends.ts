import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { DeliveryState } from '../../../content-types';
import { forUpdate, qualified, table, type Db } from '../core';

/** Whoever has such a delivery has got the message, or may have got it. */
export const REACHED = ['sent', 'uncertain'] as const satisfies readonly DeliveryState[];

/**
 * A campaign that sends another one again, and all that say the same: the first campaign and every
 * resend of it, of a resend as well. Whoever got one of them gets none of the others.
 */
export interface Resend {
  /** The campaign whose recipients are tried again. */
  of: number;
  /** Ids of all campaigns that say the same, the first one's first. */
  chain: number[];
}

/** The campaign that a chain of resends begins with. What a resend is of never changes. */
export const firstOfChain = async (
  strapi: Core.Strapi,
  resendOf: number,
  db?: Db
): Promise<number> => {
  let first = resendOf;
  for (;;) {
    const row: { resend_of: number | null } | undefined = await table(strapi, 'campaign', db)
      .where({ id: first })
      .first('resend_of');
    const before = Number(row?.resend_of ?? 0);
    // A resend is younger than what it sends again, so this ends whatever a database holds.
    if (before < 1 || before >= first) return first;
    first = before;
  }
};

/** Rides on optin_campaigns_resend_ix (resend_of, id). */
export const readResend = async (
  strapi: Core.Strapi,
  resendOf: number | null,
  db?: Db
): Promise<Resend | null> => {
  if (resendOf === null) return null;
  const chain = [await firstOfChain(strapi, resendOf, db)];
  for (let asked: number[] = chain; asked.length > 0;) {
    const rows: { id: number }[] = await table(strapi, 'campaign', db)
      .whereIn('resend_of', asked)
      .orderBy('id')
      .select('id');
    asked = rows.map(({ id }) => Number(id)).filter((id) => !chain.includes(id));
    chain.push(...asked);
  }
  return { of: resendOf, chain };
};

/**
 * Keeps other instances from claiming for any campaign of a chain until the transaction ends: two
 * resends that go out at once would both find that the other has not reached somebody yet.
 */
export const lockChain = async (strapi: Core.Strapi, trx: Db, first: number): Promise<void> => {
  await forUpdate(strapi, table(strapi, 'campaign', trx).where({ id: first }).select('id'));
};

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const quoted = (states: readonly DeliveryState[]): string =>
  states.map((state) => `'${state}'`).join(', ');

/** Whether `person`, a column, has a delivery in one of these states. Rides on optin_deliveries_recipient_uq. */
const hasDelivery = (
  strapi: Core.Strapi,
  person: string,
  campaignIds: number[],
  states: readonly DeliveryState[]
): Knex.Raw =>
  strapi.db.connection.raw(
    `EXISTS (SELECT 1 FROM ? g
              WHERE g.campaign_id IN (${marks(campaignIds)}) AND g.subscriber_id = ??
                AND g.state IN (${quoted(states)}))`,
    [qualified(strapi, 'delivery'), ...campaignIds, person]
  );

/**
 * How far the rest of a chain came with the person of delivery `d`: 2 reached them, 1 is about to,
 * 0 neither.
 */
export const reachSql = (
  strapi: Core.Strapi,
  resend: Resend | null,
  campaignId: number | null
): Knex.Raw => {
  const others = resend?.chain.filter((id) => id !== campaignId) ?? [];
  if (others.length === 0) return strapi.db.connection.raw('0');
  return strapi.db.connection.raw(`CASE WHEN ? THEN 2 WHEN ? THEN 1 ELSE 0 END`, [
    hasDelivery(strapi, 'd.subscriber_id', others, REACHED),
    hasDelivery(strapi, 'd.subscriber_id', others, ['claimed']),
  ]);
};

/**
 * The people that a resend is for, as a sub-select of `subscriber_id`: recipients of what it sends
 * again, none of whom got any campaign of the chain. Whoever joined the lists since is not among
 * them. Rides on optin_deliveries_recipient_uq (campaign_id, subscriber_id); without a range on
 * optin_deliveries_campaign_ix (campaign_id, state, id), since those not reached are few.
 * @param range subscriber ids from `after` (exclusive) to `upTo` (inclusive)
 */
export const unreachedSql = (
  strapi: Core.Strapi,
  { of, chain }: Resend,
  range: { after: number; upTo: number } | null
): Knex.Raw => {
  const open = `r.state IN ('skipped', 'failed', 'cancelled')`;
  // The state is hidden in an expression, lest every range walk all who were not reached.
  const within = range
    ? `r.subscriber_id > ? AND r.subscriber_id <= ? AND CASE WHEN ${open} THEN 1 ELSE 0 END = 1`
    : open;
  return strapi.db.connection.raw(
    `SELECT r.subscriber_id FROM ? r
      WHERE r.campaign_id = ? AND ${within} AND NOT ?`,
    [
      qualified(strapi, 'delivery'),
      of,
      ...(range ? [range.after, range.upTo] : []),
      hasDelivery(strapi, 'r.subscriber_id', chain, REACHED),
    ]
  );
};
