import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../../content-types';
import { retentionEnd } from '../../consent';
import { DAY, getService, table } from '../../core';
import type { RetentionMonth, RetentionResponse } from '../contract';
import { departedQuery } from './departed';

type Calendar = RetentionResponse['data'];

/** Months that the calendar looks ahead. */
const MONTHS_AHEAD = 36;

const monthOf = (at: EpochMs): string => new Date(at).toISOString().slice(0, 7);

const monthAfter = (now: EpochMs, months: number): string => {
  const date = new Date(now);
  return monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
};

/**
 * Counts by day of the last contact, read off optin_subscriptions_engaged_ix (state,
 * last_engaged_at, list_id) alone, summed up by month and list here. What is overdue counts for the
 * present month.
 */
const months = async (
  strapi: Core.Strapi,
  now: EpochMs,
  retentionMonths: number
): Promise<RetentionMonth[]> => {
  // `at - at % day` is the same integer on all three databases; `/` is not.
  const day = strapi.db.connection.raw(`(?? - ?? % ${DAY})`, [
    'last_engaged_at',
    'last_engaged_at',
  ]);
  const rows: { day: number | string | null; list_id: number; people: number | string }[] =
    await table(strapi, 'subscription')
      .where({ state: 'confirmed' })
      .groupBy(day)
      .groupBy('list_id')
      .select({ day }, 'list_id')
      .count({ people: '*' });
  const present = monthOf(now);
  const last = monthAfter(now, MONTHS_AHEAD - 1);
  const names = new Map(
    (await getService(strapi, 'lists').all()).map(({ id, name }) => [id, name])
  );
  const found = new Map<string, RetentionMonth>();
  for (const row of rows) {
    const end = monthOf(retentionEnd(Number(row.day ?? 0), retentionMonths));
    const month = end < present ? present : end;
    if (month > last) continue;
    const listId = Number(row.list_id);
    const key = `${month}:${listId}`;
    const entry = found.get(key);
    if (entry) entry.people += Number(row.people);
    else
      found.set(key, {
        month,
        listId,
        listName: names.get(listId) ?? '',
        people: Number(row.people),
      });
  }
  return [...found.values()].sort(
    (a, b) => a.month.localeCompare(b.month) || a.listName.localeCompare(b.listName)
  );
};

/** Files whose addresses are still there, by the end of their contract. */
const files = async (strapi: Core.Strapi): Promise<Calendar['files']> => {
  const rows: { id: number; name: string; kind: string; ends_at: number | string }[] = await table(
    strapi,
    'provenance'
  )
    .whereNull('erased_at')
    .orderBy(['ends_at', 'id'])
    .select('id', 'name', 'kind', 'ends_at');
  if (rows.length === 0) return [];
  const counts: { provenance_id: number; people: number | string }[] = await table(
    strapi,
    'subscription'
  )
    .whereIn(
      'provenance_id',
      rows.map(({ id }) => id)
    )
    .where({ basis: 'third-party' })
    .whereIn('state', ['pending', 'confirmed'])
    .groupBy('provenance_id')
    .select('provenance_id')
    .countDistinct({ people: 'subscriber_id' });
  const people = new Map(counts.map((row) => [Number(row.provenance_id), Number(row.people)]));
  return rows.map(({ id, name, kind, ends_at }) => ({
    id: Number(id),
    name,
    kind,
    endsAt: Number(ends_at),
    people: people.get(Number(id)) ?? 0,
  }));
};

interface Summary {
  people: number | string;
  first: number | string | null;
}

/** What the clock will do, and when. */
export const readCalendar = async (strapi: Core.Strapi, now: EpochMs): Promise<Calendar> => {
  const { retention, pendingDays } = await getService(strapi, 'settings').get();
  const [pending]: Summary[] = await table(strapi, 'subscription')
    .where({ state: 'pending' })
    .countDistinct({ people: 'subscriber_id' })
    .min({ first: 'requested_at' });
  const [leaving]: Summary[] = await strapi.db.connection
    .from(departedQuery(strapi, retention).as('d'))
    .count({ people: '*' })
    .min({ first: 'erase_at' });
  const moment = (value: Summary['first'], after = 0): EpochMs | null =>
    value === null ? null : Number(value) + after;
  return {
    calendar: await months(strapi, now, retention.months),
    files: await files(strapi),
    pending: {
      people: Number(pending.people),
      nextExpiry: moment(pending.first, pendingDays * DAY),
    },
    leaving: { people: Number(leaving.people), nextErasure: moment(leaving.first) },
  };
};
