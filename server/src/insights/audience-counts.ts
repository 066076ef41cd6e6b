import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { policyContext, refusalSql } from '../consent';
import { DAY, getService, qualified, table } from '../core';
import type { OverviewResponse } from './contract';

type Overview = OverviewResponse['data'];

export const GROWTH_DAYS = 30;

const one = async (query: PromiseLike<{ people: number | string }[]>): Promise<number> =>
  Number((await query)[0]?.people ?? 0);

/** How many people there are, may be written to, have not answered yet, and must be left alone. */
export const countSubscribers = async (strapi: Core.Strapi): Promise<Overview['subscribers']> => {
  const { connection } = strapi.db;
  const from = (name: 'subscription' | 'suppression', alias: string) =>
    connection.from(connection.raw('? as ??', [qualified(strapi, name), alias]));

  const total = one(table(strapi, 'subscriber').where({ status: 'active' }).count({ people: '*' }));
  const mailable = one(
    from('subscription', 's')
      .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .whereRaw('(?) IS NULL', [
        refusalSql(
          strapi,
          { subscriber: 'u', subscription: 's', suppression: 'x' },
          await policyContext(strapi, {
            lists: await getService(strapi, 'lists').all(),
            campaign: null,
          })
        ),
      ])
      .countDistinct({ people: 's.subscriber_id' })
  );
  const pending = one(
    table(strapi, 'subscription')
      .where({ state: 'pending' })
      .countDistinct({ people: 'subscriber_id' })
  );
  const suppressed = one(
    from('suppression', 'x')
      .joinRaw('JOIN ? u ON u.fingerprint = x.fingerprint', [qualified(strapi, 'subscriber')])
      .count({ people: '*' })
  );
  const numbers = await Promise.all([total, mailable, pending, suppressed]);
  return { total: numbers[0], mailable: numbers[1], pending: numbers[2], suppressed: numbers[3] };
};

const dayName = (at: EpochMs): string => new Date(at).toISOString().slice(0, 10);
const EVENTS = ['requested', 'confirmed', 'registered', 'withdrawn'] as const;
/** In by an act of theirs, or on evidence: both are `confirmed` here. */
const KIND_SQL = "(CASE WHEN ?? = 'registered' THEN 'confirmed' ELSE ?? END)";
type Kind = Exclude<(typeof EVENTS)[number], 'registered'>;

/**
 * People who signed up, confirmed and left on each of the last 30 days (UTC), oldest first, days
 * without any included. Somebody who joins two lists in one go is one person. Rides on
 * optin_consent_records_at_ix (at).
 */
export const growth = async (strapi: Core.Strapi, now: EpochMs): Promise<Overview['growth']> => {
  const today = now - (now % DAY);
  const first = today - (GROWTH_DAYS - 1) * DAY;
  const { connection } = strapi.db;
  // `at - at % day` is the same integer on all three databases; `/` is not.
  const day = connection.raw(`(?? - ?? % ${DAY})`, ['at', 'at']);
  const kind = connection.raw(KIND_SQL, ['event', 'event']);
  const rows: { day: number | string; kind: string; people: number | string }[] = await table(
    strapi,
    'consent-record'
  )
    .where('at', '>=', first)
    // Growth is that of the lists; consents to partners are told on their own pages.
    .whereNotNull('list_id')
    .whereIn('event', [...EVENTS])
    .groupBy(day)
    .groupBy(kind)
    .select({ day, kind })
    .countDistinct({ people: 'subscriber_id' });
  const counted = new Map(
    rows.map((row) => [`${Number(row.day)}:${row.kind}`, Number(row.people)])
  );
  return Array.from({ length: GROWTH_DAYS }, (_, index) => {
    const at = first + index * DAY;
    const of = (kind: Kind) => counted.get(`${at}:${kind}`) ?? 0;
    return {
      day: dayName(at),
      requested: of('requested'),
      confirmed: of('confirmed'),
      withdrawn: of('withdrawn'),
    };
  });
};
