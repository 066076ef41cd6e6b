import type { Core } from '@strapi/types';
import type { EpochMs, PromotionCode } from '../../../content-types';
import {
  fieldErrors,
  forUpdate,
  fromRow,
  getService,
  inTransaction,
  likePattern,
  qualified,
  readPage,
  refusal,
  table,
  toPage,
  toRow,
  type Db,
} from '../core';
import type { Page } from '../core/contract';
import { MAX_CODES, readCodes, sameCode, type CodeLine } from './code-file';
import type { CodeRow, ListCodesRequest, UploadCodesRequest, UploadReport } from './contract';
import { waitingForCode } from './promotion-rows';
import type { PromotionRecords } from './records';

/** Codes in one statement: MySQL and SQLite limit how much one may hold. */
const CHUNK = 500;
/** Lines that a report names. */
const MAX_LINES = 50;
/** People served before the tick looks at the clock again. */
const SERVE = 200;

const chunks = <T>(items: T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) =>
    items.slice(index * CHUNK, (index + 1) * CHUNK)
  );

/** Personal codes of private sales: each goes to one person, each person gets one. */
export const createCodes = (strapi: Core.Strapi, records: PromotionRecords) => {
  /**
   * Gives somebody the next free code. Rows that another confirmation holds are skipped, so that two
   * at once never wait for each other nor share a code; the unique index on the person would refuse
   * a second one.
   * @returns false when none is left
   */
  const give = async (
    trx: Db,
    { promotionId, subscriberId, now }: { promotionId: number; subscriberId: number; now: EpochMs }
  ): Promise<boolean> => {
    const own = await table(strapi, 'promotion-code', trx)
      .where({ promotion_id: promotionId, subscriber_id: subscriberId })
      .first('id');
    if (own) return true;
    const free = await forUpdate(
      strapi,
      table(strapi, 'promotion-code', trx)
        .where({ promotion_id: promotionId })
        .whereNull('subscriber_id')
        .orderBy('id')
        .first('id'),
      { skipLocked: true }
    );
    if (!free) return false;
    const { id } = free as unknown as { id: number };
    const given = await table(strapi, 'promotion-code', trx)
      .where({ id })
      .whereNull('subscriber_id')
      .update(toRow({ subscriberId, assignedAt: now }));
    return Number(given) === 1;
  };

  /** Which of these codes the promotion has already. */
  const known = async (trx: Db, promotionId: number, codes: CodeLine[]): Promise<Set<string>> => {
    const found = new Set<string>();
    for (const part of chunks(codes)) {
      const rows: { code: string }[] = await table(strapi, 'promotion-code', trx)
        .where({ promotion_id: promotionId })
        .whereRaw(
          `LOWER(code) IN (${part.map(() => '?').join(', ')})`,
          part.map(({ code }) => sameCode(code))
        )
        .select('code');
      rows.forEach(({ code }) => found.add(sameCode(code)));
    }
    return found;
  };

  /**
   * Serves the waiting list in the order in which people confirmed, each in a transaction under the
   * lock on their row. Any instance may run it: whoever comes second finds the code given.
   * @returns how many got one
   */
  const serve = async (promotionId: number): Promise<number> => {
    let served = 0;
    for (;;) {
      const rows: { id: number; subscriber_id: number }[] = await waitingForCode(strapi, [
        promotionId,
      ])
        .orderBy(['e.confirmed_at', 'e.id'])
        .limit(SERVE)
        .select('e.id', 'e.subscriber_id');
      const before = served;
      for (const { id, subscriber_id } of rows) {
        const subscriberId = Number(subscriber_id);
        const outcome = await inTransaction(strapi, async (trx) => {
          const person = await getService(strapi, 'subscribers').lock(trx, subscriberId);
          const entry = await table(strapi, 'promotion-entry', trx).where({ id }).first();
          if (person?.status !== 'active' || entry?.state !== 'confirmed') return 'gone' as const;
          const now = getService(strapi, 'clock').now();
          if (!(await give(trx, { promotionId, subscriberId, now }))) return 'none' as const;
          await getService(strapi, 'outbox').enqueueSystem(trx, {
            kind: 'code',
            subscriberId,
            payload: { locale: String(entry.locale), listIds: [], senderId: null, entryId: id },
          });
          return 'given' as const;
        });
        if (outcome === 'none') return served;
        if (outcome === 'given') served += 1;
      }
      if (rows.length < SERVE || served === before) return served;
    }
  };

  return {
    give,
    serve,

    /** Serves every sale that has both codes and people waiting; for the tick. */
    async serveAll(): Promise<void> {
      const sales: { promotion_id: number }[] = await table(strapi, 'promotion-code')
        .whereNull('subscriber_id')
        .distinct('promotion_id');
      for (const { promotion_id } of sales) {
        const [waiting] = await waitingForCode(strapi, [Number(promotion_id)])
          .limit(1)
          .select('e.id');
        if (waiting && (await serve(Number(promotion_id))) > 0) getService(strapi, 'worker').wake();
      }
    },

    /**
     * Takes codes in, all of them or none.
     * @throws ValidationError where lines cannot be read or the list is empty or too long;
     *   ApplicationError `codes-duplicate` where some are there already and were not to be skipped,
     *   `not-a-sale`
     */
    async upload(
      promotionId: number,
      { text, skipDuplicates, dryRun }: UploadCodesRequest
    ): Promise<UploadReport> {
      const { codes, repeated, invalid } = readCodes(text);
      if (codes.length > MAX_CODES)
        throw fieldErrors([
          { path: 'text', message: `Send at most ${MAX_CODES} codes at once; split the list.` },
        ]);
      const report = await inTransaction(strapi, async (trx) => {
        const { kind } = await records.lock(trx, promotionId);
        if (kind !== 'private-sale')
          throw refusal('not-a-sale', 'Only private sales give out codes.');
        const there = await known(trx, promotionId, codes);
        const fresh = codes.filter(({ code }) => !there.has(sameCode(code)));
        const again = codes.filter(({ code }) => there.has(sameCode(code)));
        const result: UploadReport = {
          fresh: fresh.length,
          repeated: repeated.length,
          known: again.length,
          invalid: invalid.length,
          repeatedLines: repeated.slice(0, MAX_LINES),
          knownLines: again.slice(0, MAX_LINES),
          invalidLines: invalid.slice(0, MAX_LINES),
          added: 0,
          served: 0,
        };
        if (dryRun) return result;
        if (invalid.length > 0)
          throw fieldErrors(
            invalid.slice(0, MAX_LINES).map(({ line, why }) => ({
              path: `text.${line}`,
              message:
                why === 'long'
                  ? `Line ${line}: a code has at most 100 characters.`
                  : `Line ${line}: a code takes letters, digits and signs without spaces or accents.`,
            }))
          );
        if (!skipDuplicates && again.length + repeated.length > 0)
          throw refusal('codes-duplicate', 'Some of these codes are there already.', {
            report: result,
          });
        if (fresh.length === 0)
          throw fieldErrors([{ path: 'text', message: 'There is no new code in this list.' }]);
        for (const part of chunks(fresh))
          await table(strapi, 'promotion-code', trx).insert(
            part.map(({ code }) => toRow({ promotionId, code }))
          );
        return { ...result, added: fresh.length };
      });
      if (report.added === 0) return report;
      const served = await serve(promotionId);
      if (served > 0) getService(strapi, 'worker').wake();
      return { ...report, served };
    },

    /** Takes back what nobody has. @returns how many */
    removeFree: (promotionId: number): Promise<number> =>
      inTransaction(strapi, async (trx) => {
        await records.lock(trx, promotionId);
        return Number(
          await table(strapi, 'promotion-code', trx)
            .where({ promotion_id: promotionId })
            .whereNull('subscriber_id')
            .delete()
        );
      }),

    async list(promotionId: number, { given, ...query }: ListCodesRequest): Promise<Page<CodeRow>> {
      const page = readPage(query, ['id', 'assignedAt'] as const, 'id:asc');
      const { connection } = strapi.db;
      const found = connection
        .from(connection.raw('? as c', [qualified(strapi, 'promotion-code')]))
        .joinRaw('LEFT JOIN ? u ON u.id = c.subscriber_id', [qualified(strapi, 'subscriber')])
        .where({ 'c.promotion_id': promotionId })
        .modify((builder) => {
          if (given === 'true') void builder.whereNotNull('c.subscriber_id');
          if (given === 'false') void builder.whereNull('c.subscriber_id');
          if (page.search)
            void builder.whereRaw(
              "(LOWER(c.code) LIKE ? ESCAPE '!' OR (u.status = 'active' AND LOWER(u.email) LIKE ? ESCAPE '!'))",
              [likePattern(page.search), likePattern(page.search)]
            );
        });
      const [{ total }] = await found.clone().count({ total: '*' });
      const rows: (Record<string, unknown> & { email: string | null; status: string | null })[] =
        await found
          .clone()
          .orderBy(page.sortField === 'id' ? 'c.id' : 'c.assigned_at', page.sortOrder)
          .offset(page.offset)
          .limit(page.pageSize)
          .select('c.id', 'c.code', 'c.subscriber_id', 'c.assigned_at', 'u.email', 'u.status');
      return toPage(
        rows.map(({ email, status, ...row }) => {
          const { id, code, subscriberId, assignedAt } = fromRow<PromotionCode>(
            'promotion-code',
            row
          );
          return { id, code, subscriberId, assignedAt, email: status === 'active' ? email : null };
        }),
        Number(total),
        page
      );
    },
  };
};
export type PromotionCodes = ReturnType<typeof createCodes>;
