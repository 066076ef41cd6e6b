import type { Core } from '@strapi/types';
import type { Delivery, LegalBasis } from '../../../content-types';
import { policyContext, refusalSql, type PolicyContext, type Refusal } from '../consent';
import { getService, qualified, type Db } from '../core';
import { reachSql, type Resend } from './resends';

export interface PersonRow {
  delivery_id: number;
  email: string;
  first_name: string | null;
  last_name: string | null;
  locale: string;
  basis: LegalBasis | null;
  collector: string | null;
  via_list_id: number | null;
  refusal: Refusal | null;
  /** Confirmed on a list that the campaign leaves out. */
  is_excluded: number;
  /** See `reachSql`. */
  reach: number;
}

/** Whom a claim is for: the campaign's lists, and the rule as it stands at this moment. */
export interface ClaimAudience {
  campaignId: number;
  listIds: number[];
  /** Whoever is confirmed on one of these by now gets nothing. */
  excludedListIds: number[];
  context: PolicyContext;
  resend: Resend | null;
}

/** System mail: the lists of the rows themselves, and no campaign. */
const systemContext = async (
  strapi: Core.Strapi,
  trx: Db,
  rows: Delivery[]
): Promise<PolicyContext> => {
  const ids = [
    ...new Set(
      rows.flatMap(({ listId, payload }) => [listId ?? [], payload?.listIds ?? []].flat())
    ),
  ];
  const lists = await getService(strapi, 'lists').byIds(ids, trx);
  return policyContext(strapi, { lists, campaign: null }, trx);
};

/**
 * Each delivery's person and the policy's word on them. Campaign mail: one row for each of the
 * campaign's lists, by the shared predicate. System mail answers something the person did, so it
 * only needs an address that may be written to; a welcome also needs the subscription to hold.
 */
export const peopleOf = async (
  strapi: Core.Strapi,
  trx: Db,
  rows: Delivery[],
  audience: ClaimAudience | null
): Promise<Map<number, PersonRow[]>> => {
  const knex = strapi.db.connection;
  const context = audience?.context ?? (await systemContext(strapi, trx, rows));
  const aliases = { subscriber: 'u', subscription: 's', suppression: 'x' };
  const refusal = refusalSql(strapi, aliases, context);
  const found: PersonRow[] = await trx
    .from(knex.raw('? as d', [qualified(strapi, 'delivery')]))
    .joinRaw('JOIN ? u ON u.id = d.subscriber_id', [qualified(strapi, 'subscriber')])
    .modify((query) => {
      if (audience)
        query.joinRaw(
          `LEFT JOIN ? s ON s.subscriber_id = d.subscriber_id AND s.list_id IN (${audience.listIds.map(() => '?').join(', ') || 'NULL'})`,
          [qualified(strapi, 'subscription'), ...audience.listIds]
        );
      else
        query.joinRaw(
          // A renewal may go out through any of the subscriptions that it asks about.
          `LEFT JOIN ? s ON s.subscriber_id = d.subscriber_id AND (s.list_id = d.list_id
             OR (d.kind = 'renewal' AND s.renewal_asked_at = d.created_at))`,
          [qualified(strapi, 'subscription')]
        );
    })
    .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
    .whereIn(
      'd.id',
      rows.map(({ id }) => id)
    )
    .joinRaw('LEFT JOIN ? p ON p.id = s.provenance_id', [qualified(strapi, 'provenance')])
    .select('u.email', 'u.first_name', 'u.last_name', 'u.locale', 's.basis', 'p.collector', {
      delivery_id: 'd.id',
      via_list_id: 's.list_id',
      is_excluded: excludedSql(strapi, audience?.excludedListIds ?? []),
      reach: reachSql(strapi, audience?.resend ?? null, audience?.campaignId ?? null),
      refusal: audience
        ? refusal
        : systemRefusal(
            strapi,
            refusal,
            refusalSql(strapi, aliases, { ...context, asksRenewal: true })
          ),
    });
  const people = new Map<number, PersonRow[]>();
  for (const person of found) {
    const id = Number(person.delivery_id);
    people.set(id, [...(people.get(id) ?? []), person]);
  }
  return people;
};

/** Rides on optin_subscriptions_pair_uq (subscriber_id, list_id). */
const excludedSql = (strapi: Core.Strapi, listIds: number[]) =>
  listIds.length === 0
    ? strapi.db.connection.raw('0')
    : strapi.db.connection.raw(
        `CASE WHEN EXISTS (SELECT 1 FROM ? o
                            WHERE o.subscriber_id = d.subscriber_id AND o.state = 'confirmed'
                              AND o.list_id IN (${listIds.map(() => '?').join(', ')}))
              THEN 1 ELSE 0 END`,
        [qualified(strapi, 'subscription'), ...listIds]
      );

/**
 * An erasure does not silence the answer to a new sign-up by the same person; what nobody asked for
 * (reminders, renewals) respects every block.
 */
const systemRefusal = (
  strapi: Core.Strapi,
  refusal: ReturnType<typeof refusalSql>,
  renewalRefusal: ReturnType<typeof refusalSql>
) =>
  strapi.db.connection.raw(
    `CASE
       WHEN d.kind = 'welcome' AND d.list_id IS NOT NULL THEN (?)
       WHEN d.kind = 'renewal' THEN (?)
       WHEN u.status <> 'active' THEN 'erased'
       WHEN x.id IS NOT NULL AND (x.reason <> 'erasure' OR d.kind = 'reminder') THEN 'suppressed'
       WHEN d.kind = 'reminder' AND (s.id IS NULL OR s.state <> 'pending') THEN 'answered'
     END`,
    [refusal, renewalRefusal]
  );
