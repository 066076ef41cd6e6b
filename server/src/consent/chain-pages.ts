import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { table, tableName } from '../core';
import type { EvidenceRow, RecordRow } from './rows';

/**
 * Rows read at a time: what bounds the memory of whoever walks the ledger. Larger pages outlive the
 * collection of young objects, and cost memory and time.
 */
const PAGE = 1000;

const EVIDENCE_COLUMNS = {
  evidence_of: 'e.subscriber_id',
  email: 'e.email',
  ip: 'e.ip',
  user_agent: 'e.user_agent',
  page_url: 'e.page_url',
  facts: 'e.facts',
  salt: 'e.salt',
};

export type ChainHeadRow = Pick<RecordRow, 'id' | 'subscriber_id' | 'seq' | 'hash'>;

interface Range {
  /** Subscriber ids, both included. */
  from?: number;
  to?: number;
}

/** Lets other work have the event loop: SQLite answers without ever leaving it. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Pages of rows in (subscriber, seq) order, by two ranges on the unique index of the two: what is
 * left of the chain that the last page cut, then the chains after it. One condition for both would
 * make some databases sort, or start each page from the beginning of a chain.
 */
async function* pages<T extends ChainHeadRow>(
  query: () => Knex.QueryBuilder,
  { from, to }: Range
): AsyncGenerator<T[], void, undefined> {
  let last: T | undefined;
  for (;;) {
    const before = last;
    const cut: T[] = before
      ? await query()
          .where('r.subscriber_id', before.subscriber_id)
          .andWhere('r.seq', '>', before.seq)
          .orderBy('r.seq')
          .limit(PAGE)
      : [];
    const next: T[] =
      cut.length < PAGE
        ? await query()
            .modify((rows) => {
              if (before) void rows.where('r.subscriber_id', '>', before.subscriber_id);
              else if (from !== undefined) void rows.where('r.subscriber_id', '>=', from);
              if (to !== undefined) void rows.where('r.subscriber_id', '<=', to);
            })
            .orderBy([{ column: 'r.subscriber_id' }, { column: 'r.seq' }])
            .limit(PAGE)
        : [];
    if (cut.length > 0) yield cut;
    if (next.length > 0) yield next;
    last = next.at(-1) ?? cut.at(-1);
    if (!last || (cut.length < PAGE && next.length < PAGE)) return;
    await breathe();
  }
}

/** All records, each with its evidence beside it, chain by chain. */
export const recordPages = (strapi: Core.Strapi) =>
  pages<RecordRow & EvidenceRow>(
    () =>
      table(strapi, 'consent-record')
        .from(`${tableName(strapi, 'consent-record')} as r`)
        .leftJoin(`${tableName(strapi, 'consent-evidence')} as e`, 'e.record_id', 'r.id')
        .select('r.*', EVIDENCE_COLUMNS),
    {}
  );

/** What the seals need of the records up to an id, chain by chain. */
export const headPages = (strapi: Core.Strapi, upTo: number, range: Range = {}) =>
  pages<ChainHeadRow>(
    () =>
      table(strapi, 'consent-record')
        .from(`${tableName(strapi, 'consent-record')} as r`)
        .select('r.id', 'r.subscriber_id', 'r.seq', 'r.hash')
        .where('r.id', '<=', upTo),
    range
  );
