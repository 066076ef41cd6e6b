import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { refusalSql } from '../consent';
import { qualified, type Db } from '../core';

/** Subscriber ids from `after` (exclusive) to `upTo` (inclusive). */
export interface IdRange {
  after: number;
  upTo: number;
}

/**
 * The audience of lists as a sub-select with one row a person: `subscriber_id`, `list_id` (the
 * lowest list through which the policy allows the mail, else the lowest of all), `reason` (NULL
 * where allowed). Somebody refused for different reasons in several lists gets the first of them in
 * the alphabet from its end, which puts `unsubscribed` before `pending` and that before `expired`.
 *
 * A range rides on the primary key of subscribers and optin_subscriptions_pair_uq (subscriber_id,
 * list_id); without one the lists are read through optin_subscriptions_list_ix.
 * @param listIds at least one
 */
export const audienceSql = (
  strapi: Core.Strapi,
  listIds: number[],
  range: IdRange | null = null
): Knex.Raw => {
  const { connection } = strapi.db;
  const inLists = `IN (${listIds.map(() => '?').join(', ')})`;
  // `+ 0` keeps planners from walking the whole list again for every range.
  const where = range
    ? `s.list_id + 0 ${inLists}
         AND u.id > ? AND u.id <= ? AND s.subscriber_id > ? AND s.subscriber_id <= ?`
    : `s.list_id ${inLists}`;
  const verdicts = connection.raw(
    `SELECT s.subscriber_id, s.list_id, ? AS reason
       FROM ? s
       JOIN ? u ON u.id = s.subscriber_id
       LEFT JOIN ? x ON x.fingerprint = u.fingerprint
      WHERE ${where}`,
    [
      refusalSql(strapi, { subscriber: 'u', subscription: 's', suppression: 'x' }),
      qualified(strapi, 'subscription'),
      qualified(strapi, 'subscriber'),
      qualified(strapi, 'suppression'),
      ...listIds,
      ...(range ? [range.after, range.upTo, range.after, range.upTo] : []),
    ]
  );
  // A person has one subscription to a list, so a single list needs no grouping.
  if (listIds.length === 1) return verdicts;
  return connection.raw(
    `SELECT subscriber_id,
            COALESCE(MIN(CASE WHEN reason IS NULL THEN list_id END), MIN(list_id)) AS list_id,
            CASE WHEN COUNT(reason) < COUNT(*) THEN NULL ELSE MAX(reason) END AS reason
       FROM (?) verdicts
      GROUP BY subscriber_id`,
    [verdicts]
  );
};

export interface AudienceNumbers {
  targeted: number;
  allowed: number;
  skippedByReason: Record<string, number>;
}

/** How many people the lists hold, how many of them may be written to, and why not the rest. */
export const countAudience = async (
  strapi: Core.Strapi,
  listIds: number[],
  db: Db = strapi.db.connection
): Promise<AudienceNumbers> => {
  const numbers: AudienceNumbers = { targeted: 0, allowed: 0, skippedByReason: {} };
  if (listIds.length === 0) return numbers;
  const rows = (await db
    .from(strapi.db.connection.raw('(?) audience', [audienceSql(strapi, listIds)]))
    .groupBy('reason')
    .select('reason')
    .count({ people: '*' })) as { reason: string | null; people: number | string }[];
  for (const { reason, people } of rows) {
    numbers.targeted += Number(people);
    if (reason === null) numbers.allowed = Number(people);
    else numbers.skippedByReason[reason] = Number(people);
  }
  return numbers;
};
