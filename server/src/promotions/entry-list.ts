import type { Core } from '@strapi/types';
import { ENTRY_STATES, type EntryState, type PromotionEntry } from '../../../content-types';
import { csvLine, fromRow, likePattern, pickText, qualified, readPage, toPage } from '../core';
import type { Page } from '../core/contract';
import type { EntryRow, ListEntriesRequest } from './contract';
import type { PromotionRecords } from './records';

/** Rows of an export read at once. */
const CHUNK = 1000;

interface JoinedRow extends Record<string, unknown> {
  email: string | null;
  status: string | null;
  code_id: number | null;
}

const isState = (state: string | undefined): state is EntryState =>
  ENTRY_STATES.some((known) => known === state);

/** Entries as the panel lists and exports them. References are in neither: they tell who won. */
export const createEntryList = (strapi: Core.Strapi, records: PromotionRecords) => {
  const joined = (promotionId: number) => {
    const { connection } = strapi.db;
    return connection
      .from(connection.raw('? as e', [qualified(strapi, 'promotion-entry')]))
      .joinRaw('JOIN ? u ON u.id = e.subscriber_id', [qualified(strapi, 'subscriber')])
      .joinRaw(
        'LEFT JOIN ? c ON c.promotion_id = e.promotion_id AND c.subscriber_id = e.subscriber_id',
        [qualified(strapi, 'promotion-code')]
      )
      .where({ 'e.promotion_id': promotionId });
  };
  const COLUMNS = [
    ...['e.id', 'e.promotion_id', 'e.subscriber_id', 'e.state', 'e.reason', 'e.choice'],
    ...['e.form_id', 'e.form_version', 'e.rules_version', 'e.locale', 'e.entered_at'],
    ...['e.confirmed_at', 'u.email', 'u.status', 'c.id as code_id'],
  ];

  const toEntryRow =
    (isSale: boolean) =>
    ({ email, status, code_id, ...row }: JoinedRow): EntryRow => {
      const { promotionId: _promotionId, ...entry } = fromRow<Omit<PromotionEntry, 'reference'>>(
        'promotion-entry',
        row
      );
      return {
        ...entry,
        email: status === 'active' ? email : null,
        hasCode: isSale ? code_id !== null : null,
      };
    };

  return {
    async list(
      promotionId: number,
      { state, ...query }: ListEntriesRequest
    ): Promise<Page<EntryRow>> {
      const { kind } = await records.get(promotionId);
      const page = readPage(query, ['enteredAt', 'confirmedAt'] as const, 'enteredAt:desc');
      const found = joined(promotionId).modify((builder) => {
        if (isState(state)) void builder.where({ 'e.state': state });
        if (page.search)
          void builder.whereRaw("u.status = 'active' AND LOWER(u.email) LIKE ? ESCAPE '!'", [
            likePattern(page.search),
          ]);
      });
      const [{ total }] = await found.clone().count({ total: '*' });
      const rows: JoinedRow[] = await found
        .clone()
        .orderBy([
          {
            column: page.sortField === 'enteredAt' ? 'e.entered_at' : 'e.confirmed_at',
            order: page.sortOrder,
          },
          { column: 'e.id', order: page.sortOrder },
        ])
        .offset(page.offset)
        .limit(page.pageSize)
        .select(COLUMNS);
      return toPage(rows.map(toEntryRow(kind === 'private-sale')), Number(total), page);
    },

    /** All entries as CSV (RFC 4180), piece by piece in bounded memory; for spreadsheets with a BOM. */
    async *csv(promotionId: number): AsyncGenerator<string> {
      const { options, kind } = await records.get(promotionId);
      const time = (at: number | null) => (at === null ? '' : new Date(at).toISOString());
      yield `\ufeff${csvLine(['email', 'state', 'reason', 'choice', 'entered', 'confirmed', 'form', 'form version', 'rules version', 'language', ...(kind === 'private-sale' ? ['code given'] : [])])}`;
      for (let after = 0; ;) {
        const rows: JoinedRow[] = await joined(promotionId)
          .andWhere('e.id', '>', after)
          .orderBy('e.id')
          .limit(CHUNK)
          .select(COLUMNS);
        const entries = rows.map(toEntryRow(kind === 'private-sale'));
        yield entries
          .map((entry) =>
            csvLine([
              entry.email ?? '',
              entry.state,
              entry.reason ?? '',
              entry.choice === null
                ? ''
                : pickText(options.find(({ key }) => key === entry.choice)?.label, 'en') ||
                  entry.choice,
              time(entry.enteredAt),
              time(entry.confirmedAt),
              String(entry.formId),
              String(entry.formVersion),
              String(entry.rulesVersion),
              entry.locale,
              ...(entry.hasCode === null ? [] : [entry.hasCode ? 'yes' : 'no']),
            ])
          )
          .join('');
        const last = entries.at(-1);
        if (!last || entries.length < CHUNK) return;
        after = last.id;
      }
    },
  };
};
export type EntryList = ReturnType<typeof createEntryList>;
