import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { LegalBasis } from '../../../content-types';
import { refusalSql, REFUSALS, type PolicyContext } from '../consent';
import { qualified, type Db } from '../core';
import { unreachedSql, type Resend } from '../delivery';

/** Subscriber ids from `after` (exclusive) to `upTo` (inclusive). */
export interface IdRange {
  after: number;
  upTo: number;
}

/** Whom a campaign is for. */
export interface Audience {
  /** Lists that exist. */
  listIds: number[];
  /** Whoever is confirmed on one of these gets nothing; lists that are gone keep nobody out. */
  excludedListIds: number[];
  context: PolicyContext;
  /** A resend is only for those whom its chain did not reach; others are not part of it at all. */
  resend?: Resend | null;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/**
 * The audience of lists as a sub-select with one row a person: `subscriber_id`, `list_id` (the
 * lowest list through which the policy allows the mail, else the lowest of all), `basis` (that of
 * the subscription to this list), `reason` (NULL where allowed). Somebody refused for different
 * reasons in several lists gets the one that comes first in the policy's own order; `excluded` is
 * said only of those whom the policy allows, so that it counts whom the exclusion alone keeps out.
 *
 * A range rides on the primary key of subscribers and optin_subscriptions_pair_uq (subscriber_id,
 * list_id); without one the lists are read through optin_subscriptions_list_ix.
 * @param audience with at least one list
 */
export const audienceSql = (
  strapi: Core.Strapi,
  audience: Audience,
  range: IdRange | null = null
): Knex.Raw => {
  const people = allowedSql(strapi, audience, range);
  const { excludedListIds } = audience;
  if (excludedListIds.length === 0) return people;
  // Joined rather than asked for each person: planners hash it once, however many are excluded.
  const within = range ? 'AND e.subscriber_id > ? AND e.subscriber_id <= ?' : '';
  return strapi.db.connection.raw(
    `SELECT p.subscriber_id, p.list_id, p.basis,
            CASE WHEN p.reason IS NULL AND o.subscriber_id IS NOT NULL THEN 'excluded'
                 ELSE p.reason END AS reason
       FROM (?) p
       LEFT JOIN (SELECT DISTINCT e.subscriber_id
                    FROM ? e
                   WHERE e.list_id${range ? ' + 0' : ''} IN (${marks(excludedListIds)})
                     AND e.state = 'confirmed' ${within}) o
              ON o.subscriber_id = p.subscriber_id`,
    [
      people,
      qualified(strapi, 'subscription'),
      ...excludedListIds,
      ...(range ? [range.after, range.upTo] : []),
    ]
  );
};

/** The audience as the policy alone sees it. */
const allowedSql = (
  strapi: Core.Strapi,
  { listIds, context, resend = null }: Pick<Audience, 'listIds' | 'context' | 'resend'>,
  range: IdRange | null
): Knex.Raw => {
  const { connection } = strapi.db;
  const inLists = `IN (${marks(listIds)})`;
  // `+ 0` keeps planners from walking the whole list again for every range.
  const where = range
    ? `s.list_id + 0 ${inLists}
         AND u.id > ? AND u.id <= ? AND s.subscriber_id > ? AND s.subscriber_id <= ?`
    : `s.list_id ${inLists}`;
  const verdicts = connection.raw(
    `SELECT s.subscriber_id, s.list_id, s.basis, ? AS reason
       FROM ? s
       JOIN ? u ON u.id = s.subscriber_id
       ${resend ? 'JOIN (?) w ON w.subscriber_id = s.subscriber_id' : ''}
       LEFT JOIN ? x ON x.fingerprint = u.fingerprint
      WHERE ${where}`,
    [
      refusalSql(strapi, { subscriber: 'u', subscription: 's', suppression: 'x' }, context),
      qualified(strapi, 'subscription'),
      qualified(strapi, 'subscriber'),
      ...(resend ? [unreachedSql(strapi, resend, range)] : []),
      qualified(strapi, 'suppression'),
      ...listIds,
      ...(range ? [range.after, range.upTo, range.after, range.upTo] : []),
    ]
  );
  // A person has one subscription to a list, so a single list needs no grouping.
  if (listIds.length === 1) return verdicts;
  const ranks = REFUSALS.map((reason, rank) => `WHEN '${reason}' THEN ${rank}`).join(' ');
  const reasons = REFUSALS.map((reason, rank) => `WHEN ${rank} THEN '${reason}'`).join(' ');
  return connection.raw(
    `SELECT subscriber_id, list_id,
            CASE list_id ${listIds.map(() => 'WHEN ? THEN ??').join(' ')} END AS basis,
            CASE refused ${reasons} END AS reason
       FROM (SELECT subscriber_id,
                    COALESCE(MIN(CASE WHEN reason IS NULL THEN list_id END), MIN(list_id)) AS list_id,
                    ${listIds.map(() => 'MIN(CASE WHEN list_id = ? THEN basis END) AS ??').join(', ')},
                    CASE WHEN COUNT(reason) < COUNT(*) THEN NULL
                         ELSE MIN(CASE reason ${ranks} END) END AS refused
               FROM (?) verdicts
              GROUP BY subscriber_id) people`,
    [
      ...listIds.flatMap((id) => [id, `basis_${id}`]),
      ...listIds.flatMap((id) => [id, `basis_${id}`]),
      verdicts,
    ]
  );
};

export interface AudienceNumbers {
  targeted: number;
  allowed: number;
  skippedByReason: Record<string, number>;
  /** Those who may be written to, by legal basis. */
  allowedByBasis: Partial<Record<LegalBasis, number>>;
}

/** How many people the lists hold, how many of them may be written to, and why not the rest. */
export const countAudience = async (
  strapi: Core.Strapi,
  audience: Audience,
  db: Db = strapi.db.connection
): Promise<AudienceNumbers> => {
  const numbers: AudienceNumbers = {
    targeted: 0,
    allowed: 0,
    skippedByReason: {},
    allowedByBasis: {},
  };
  if (audience.listIds.length === 0) return numbers;
  const rows = (await db
    .from(strapi.db.connection.raw('(?) audience', [audienceSql(strapi, audience)]))
    .groupBy('reason', 'basis')
    .select('reason', 'basis')
    .count({ people: '*' })) as {
    reason: string | null;
    basis: LegalBasis;
    people: number | string;
  }[];
  for (const { reason, basis, people } of rows) {
    const count = Number(people);
    numbers.targeted += count;
    if (reason === null) {
      numbers.allowed += count;
      numbers.allowedByBasis[basis] = (numbers.allowedByBasis[basis] ?? 0) + count;
    } else numbers.skippedByReason[reason] = (numbers.skippedByReason[reason] ?? 0) + count;
  }
  return numbers;
};
