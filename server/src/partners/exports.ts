import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type {
  EpochMs,
  Partner,
  PartnerBatch,
  PartnerFileFormat,
  PartnerTransfer,
} from '../../../content-types';
import {
  DAY,
  forUpdate,
  fromRow,
  getService,
  inTransaction,
  insertReturningId,
  readPage,
  refusal,
  table,
  toPage,
  toRow,
  type Db,
} from '../core';
import type { Page, PageQuery } from '../core/contract';
import type { BatchRow, ExportPreviewResponse } from './contract';
import { holdOf } from './contract-dates';
import { writePartnerFile } from './partner-file';
import { readPartners } from './partner-rows';
import { secretsOf } from './secrets';
import { prepareRecords } from './transfer-record';

/** One file holds no more; the rest goes into the next. */
export const MAX_EXPORT = 10_000;
const CHUNK = 500;

/** The address of somebody erased is kept this long after it went out, for a file that got lost. */
export const ADDRESS_KEPT = 7 * DAY;

interface Wanted {
  partner: Partner;
  since: EpochMs | null;
  now: EpochMs;
}

/**
 * Hands people over in files. What is in a file counts as handed over from the moment that it was
 * made: whose download broke off repeats it with `since`.
 */
export const createExports = ({ strapi }: { strapi: Core.Strapi }) => {
  const transfersOf = (db: Db | undefined, partnerId: number): Knex.QueryBuilder =>
    table(strapi, 'partner-transfer', db).where({ partner_id: partnerId });

  /** What is new: consents only where the partner may have them. */
  const waiting = (db: Db | undefined, { partner, now }: Wanted): Knex.QueryBuilder =>
    transfersOf(db, partner.id)
      .where({ state: 'waiting' })
      .where((query) => {
        void query.whereNull('lease_until').orWhere('lease_until', '<=', now);
      })
      .modify((query) => {
        if (holdOf(partner, now) !== null) void query.where({ kind: 'withdrawal' });
      });

  /** What was handed over before and is asked for again; a consent only where it still stands. */
  const repeated = (db: Db | undefined, { partner, since, now }: Wanted): Knex.QueryBuilder =>
    transfersOf(db, partner.id)
      .where({ state: 'sent' })
      .where('created_at', '>=', since ?? Number.MAX_SAFE_INTEGER)
      .where((query) => {
        void query.where((withdrawals) => {
          void withdrawals.where({ kind: 'withdrawal' }).whereNotNull('address');
        });
        if (holdOf(partner, now) === null)
          void query.orWhere((consents) => {
            void consents
              .where({ kind: 'consent' })
              .whereIn(
                'subscriber_id',
                table(strapi, 'partner-consent', db)
                  .where({ partner_id: partner.id, state: 'confirmed' })
                  .select('subscriber_id')
              );
          });
      });

  /** Of several hand-overs of one thing the first stands for it, so that its id stays the same. */
  const distinct = (transfers: PartnerTransfer[]): PartnerTransfer[] => {
    const first = new Map<string, PartnerTransfer>();
    for (const transfer of transfers) {
      const key = `${transfer.kind}:${transfer.recordId ?? transfer.id}`;
      if (!first.has(key)) first.set(key, transfer);
    }
    return [...first.values()];
  };

  const read = async (query: Knex.QueryBuilder, limit: number): Promise<PartnerTransfer[]> =>
    (await query.orderBy('id').limit(limit)).map((row: Record<string, unknown>) =>
      fromRow<PartnerTransfer>('partner-transfer', row)
    );

  return {
    /** What an export would hold now. */
    async preview(partner: Partner, since: EpochMs | null): Promise<ExportPreviewResponse['data']> {
      const now = getService(strapi, 'clock').now();
      const wanted = { partner, since, now };
      const fresh = await read(waiting(undefined, wanted), MAX_EXPORT);
      const again =
        since === null ? [] : distinct(await read(repeated(undefined, wanted), MAX_EXPORT));
      const all = distinct([...again, ...fresh]);
      const consents = all.filter(({ kind }) => kind === 'consent').length;
      const hold = holdOf(partner, now);
      const [{ held }] =
        hold === null
          ? [{ held: 0 }]
          : await transfersOf(undefined, partner.id)
              .where({ state: 'waiting', kind: 'consent' })
              .count({ held: '*' });
      return { consents, withdrawals: all.length - consents, held: Number(held), hold };
    },

    /**
     * Makes the file and notes what is in it as handed over, in one transaction that holds the lock
     * on the partner's row: two exports at once become two files without a person in both.
     * @throws ApplicationError `partner-export-empty`
     */
    async make(
      partnerId: number,
      {
        format,
        since,
        madeBy,
      }: { format: PartnerFileFormat; since: EpochMs | null; madeBy: string }
    ): Promise<{ key: string; text: string; batch: PartnerBatch }> {
      const { controller } = await getService(strapi, 'settings').get();
      return inTransaction(strapi, async (trx) => {
        await forUpdate(
          strapi,
          table(strapi, 'partner', trx).where({ id: partnerId }).select('id')
        );
        const partner = (await readPartners(strapi, [partnerId], trx)).get(partnerId);
        if (!partner) throw refusal('partner-export-empty', 'There is no such partner.');
        const now = getService(strapi, 'clock').now();
        const wanted = { partner, since, now };
        const key = `${partner.slug}-${new Date(now).toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`;
        const fresh = await read(forUpdate(strapi, waiting(trx, wanted)), MAX_EXPORT);
        const again =
          since === null
            ? []
            : distinct(await read(repeated(trx, wanted), MAX_EXPORT)).slice(
                0,
                MAX_EXPORT - fresh.length
              );
        const records = [];
        for (const [transfers, isRepetition] of [
          [again, true],
          [fresh, false],
        ] as const)
          for (let at = 0; at < transfers.length; at += CHUNK)
            for (const prepared of await prepareRecords(
              strapi,
              partner,
              transfers.slice(at, at + CHUNK),
              trx
            )) {
              const { transfer } = prepared;
              if ('refusal' in prepared) {
                if (!isRepetition)
                  await transfersOf(trx, partnerId)
                    .where({ id: transfer.id })
                    .update(toRow({ state: 'cancelled', response: prepared.refusal }));
                continue;
              }
              records.push(prepared.record);
              const handedOver = {
                state: 'sent' as const,
                channel: 'export' as const,
                batch: key,
                sentAt: now,
                payloadHash: prepared.hash,
                leaseUntil: null,
                response: null,
              };
              if (isRepetition) {
                const { id: _id, ...row } = transfer;
                await table(strapi, 'partner-transfer', trx).insert(
                  toRow({ ...row, ...handedOver, address: null, attempts: 1 })
                );
              } else
                await transfersOf(trx, partnerId)
                  .where({ id: transfer.id })
                  .update(toRow({ ...handedOver, attempts: transfer.attempts + 1 }));
            }
        if (records.length === 0)
          throw refusal('partner-export-empty', 'There is nothing to hand over.');
        const { text, digest } = writePartnerFile(
          format,
          {
            batch: key,
            madeAt: now,
            sender: { name: controller.name, email: controller.email },
            partner: { id: partner.documentId, name: partner.name },
            since,
          },
          records,
          secretsOf(getService(strapi, 'keys').partner, partner, now)
        );
        const consents = records.filter(({ kind }) => kind === 'consent').length;
        const row: Omit<PartnerBatch, 'id'> = {
          partnerId,
          key,
          format,
          madeBy,
          madeAt: now,
          since,
          consents,
          withdrawals: records.length - consents,
          digest,
        };
        const id = await insertReturningId(strapi, 'partner-batch', trx, toRow(row));
        return { key, text, batch: { id, ...row } };
      });
    },

    /** Files that were made for a partner, newest first, with who made them. */
    async batches(partnerId: number, request: PageQuery): Promise<Page<BatchRow>> {
      const page = readPage(request, ['id'], 'id:desc');
      const own = () => table(strapi, 'partner-batch').where({ partner_id: partnerId });
      const [{ total }] = await own().count({ total: '*' });
      const rows: PartnerBatch[] = (
        await own().orderBy('id', page.sortOrder).offset(page.offset).limit(page.pageSize)
      ).map((row: Record<string, unknown>) => fromRow<PartnerBatch>('partner-batch', row));
      const names = await adminNames(strapi, rows);
      return toPage(
        rows.map((row) => ({ ...row, madeByName: names.get(row.madeBy) ?? null })),
        Number(total),
        page
      );
    },

    /** Removes addresses of withdrawals that reached their partner some days ago. */
    async forget(): Promise<void> {
      await table(strapi, 'partner-transfer')
        .where({ state: 'sent', kind: 'withdrawal' })
        .where('sent_at', '<', getService(strapi, 'clock').now() - ADDRESS_KEPT)
        .whereNotNull('address')
        .update({ address: null });
    },
  };
};
export type ExportsService = ReturnType<typeof createExports>;

const ADMIN = /^admin:(\d+)$/;

const adminNames = async (
  strapi: Core.Strapi,
  rows: Pick<PartnerBatch, 'madeBy'>[]
): Promise<Map<string, string>> => {
  const ids = [...new Set(rows.flatMap(({ madeBy }) => ADMIN.exec(madeBy)?.[1] ?? []))];
  if (ids.length === 0) return new Map();
  const users: { id: number | string; firstname?: string | null; lastname?: string | null }[] =
    await strapi.db.query('admin::user').findMany({ where: { id: { $in: ids.map(Number) } } });
  return new Map(
    users.flatMap(({ id, firstname, lastname }) => {
      const name = [firstname, lastname].filter(Boolean).join(' ');
      return name ? [[`admin:${id}`, name] as const] : [];
    })
  );
};
