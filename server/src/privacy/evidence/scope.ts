import type { Core } from '@strapi/types';
import { DAY, getService, table } from '../../core';
import type { Scope } from './model';

/** Subscriber ids looked at in one go: one range of an index, whatever the table's size. */
const WINDOW = 5000;

/** The moments of a period of UTC days, both included: from the first to before the second. */
export const momentsOf = ({ from, to }: { from: string; to: string }): [number, number] => [
  Date.parse(`${from}T00:00:00Z`),
  Date.parse(`${to}T00:00:00Z`) + DAY,
];

/** @throws NotFoundError for a list that is not there */
export const listScope = async (strapi: Core.Strapi, id: number): Promise<Scope> => {
  const { slug, name } = await getService(strapi, 'lists').get(id);
  return { kind: 'list', list: { id, slug, name } };
};

type Range = [first: number, last: number];

/**
 * Ids in a range of those who are or ever were on the list; rides on the unique indexes
 * (subscriber_id, list_id) and (subscriber_id, seq).
 */
const idsOnList = async (strapi: Core.Strapi, listId: number, range: Range): Promise<number[]> => {
  const ids = new Set<number>();
  for (const name of ['subscription', 'consent-record'] as const) {
    const rows: { subscriber_id: number }[] = await table(strapi, name)
      .distinct('subscriber_id')
      .where({ list_id: listId })
      .whereBetween('subscriber_id', range);
    for (const row of rows) ids.add(Number(row.subscriber_id));
  }
  return [...ids].sort((a, b) => a - b);
};

/** Ids in a range of those with an event in the period. */
const idsInPeriod = async (
  strapi: Core.Strapi,
  period: { from: string; to: string },
  range: Range
): Promise<number[]> => {
  const [from, before] = momentsOf(period);
  const rows: { subscriber_id: number }[] = await table(strapi, 'consent-record')
    .distinct('subscriber_id')
    .where('at', '>=', from)
    .andWhere('at', '<', before)
    .whereBetween('subscriber_id', range)
    .orderBy('subscriber_id');
  return rows.map((row) => Number(row.subscriber_id));
};

/** The lowest subscriber id from `first` on that has a subscription or a record; null after the last. */
const nextId = async (strapi: Core.Strapi, first: number): Promise<number | null> => {
  const found: number[] = [];
  for (const name of ['subscription', 'consent-record'] as const) {
    const row: { id: number | null } | undefined = await table(strapi, name)
      .where('subscriber_id', '>=', first)
      .min({ id: 'subscriber_id' })
      .first();
    if (row?.id !== null && row?.id !== undefined) found.push(Number(row.id));
  }
  return found.length > 0 ? Math.min(...found) : null;
};

/**
 * Ids of everybody in a scope, ascending, in groups of at most `size`. Walks the ids window by
 * window, so that neither a long list nor a long ledger is ever held or sorted whole.
 */
export async function* idsIn(
  strapi: Core.Strapi,
  scope: Scope,
  size: number
): AsyncGenerator<number[]> {
  for (
    let first = await nextId(strapi, 1);
    first !== null;
    first = await nextId(strapi, first + WINDOW)
  ) {
    const range: Range = [first, first + WINDOW - 1];
    const ids =
      scope.kind === 'list'
        ? await idsOnList(strapi, scope.list.id, range)
        : await idsInPeriod(strapi, scope.period, range);
    for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size);
  }
}
