import type { Core } from '@strapi/types';
import type { EpochMs, PromotionWinner, ReplaceReason } from '../../../content-types';
import {
  fieldErrors,
  fromRow,
  getService,
  inFours,
  inTransaction,
  qualified,
  refusal,
  table,
  toRow,
  type Db,
} from '../core';
import type { WinnerRow } from './contract';
import { entryHash } from './draw-algorithm';
import type { PromotionRecords } from './records';

interface JoinedRow extends Record<string, unknown> {
  reference: string;
  subscriber_id: number;
  email: string;
  first_name: string | null;
  last_name: string | null;
  status: string;
  suppression_id: number | null;
}

/** Who won, and what became of it; shown to whoever may draw alone. */
export const createWinners = (strapi: Core.Strapi, records: PromotionRecords) => {
  const read = async (trx: Db, promotionId: number): Promise<PromotionWinner[]> =>
    (
      await table(strapi, 'promotion-winner', trx)
        .where({ promotion_id: promotionId })
        .orderBy('position')
    ).map((row: Record<string, unknown>) => fromRow<PromotionWinner>('promotion-winner', row));
  const now = (): EpochMs => getService(strapi, 'clock').now();

  return {
    async list(promotionId: number): Promise<WinnerRow[]> {
      const { slug } = await records.get(promotionId);
      const { connection } = strapi.db;
      const rows: JoinedRow[] = await connection
        .from(connection.raw('? as w', [qualified(strapi, 'promotion-winner')]))
        .joinRaw('JOIN ? e ON e.id = w.entry_id', [qualified(strapi, 'promotion-entry')])
        .joinRaw('JOIN ? u ON u.id = e.subscriber_id', [qualified(strapi, 'subscriber')])
        .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [
          qualified(strapi, 'suppression'),
        ])
        .where({ 'w.promotion_id': promotionId })
        .orderBy('w.position')
        .select('w.*', 'e.reference', 'e.subscriber_id', 'u.email', 'u.first_name', 'u.last_name')
        .select('u.status', { suppression_id: 'x.id' });
      return rows.map(
        ({
          reference,
          subscriber_id,
          email,
          first_name,
          last_name,
          status,
          suppression_id,
          ...row
        }) => {
          const isErased = status !== 'active';
          return {
            ...fromRow<PromotionWinner>('promotion-winner', row),
            entry: entryHash(slug, reference),
            reference: isErased ? null : inFours(reference),
            subscriberId: Number(subscriber_id),
            email: isErased ? null : email,
            firstName: first_name,
            lastName: last_name,
            unreachable: isErased ? 'erased' : suppression_id === null ? null : 'suppressed',
          };
        }
      );
    },

    /**
     * Puts the first reserve in a winner's place. The proof stays as it is; that somebody stepped in
     * is published beside it, the reason is not.
     * @throws ApplicationError `not-a-winner`
     */
    replace: (
      promotionId: number,
      { position, reason }: { position: number; reason: ReplaceReason },
      actor: string
    ): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        await records.lock(trx, promotionId);
        const winners = await read(trx, promotionId);
        const winner = winners.find((found) => found.position === position);
        if (winner?.standing !== 'winner')
          throw refusal('not-a-winner', 'Nobody holds a prize at this position.');
        const at = now();
        await table(strapi, 'promotion-winner', trx)
          .where({ id: winner.id })
          .update(
            toRow({
              standing: 'replaced',
              replacedAt: at,
              replacedBy: actor,
              replaceReason: reason,
            })
          );
        const reserve = winners.find(({ standing }) => standing === 'reserve');
        if (reserve)
          await table(strapi, 'promotion-winner', trx)
            .where({ id: reserve.id })
            .update(
              toRow({
                standing: 'winner',
                promotedAt: at,
                promotedBy: actor,
                insteadOf: position,
              })
            );
      }),

    /**
     * Mails winners about their prize, each once. Whoever must not be mailed is skipped when the
     * mail would leave, with the reason; write to them by other means.
     * @returns how many mails were queued
     */
    async notify(promotionId: number, positions: number[], actor: string): Promise<number> {
      const queued = await inTransaction(strapi, async (trx) => {
        await records.lock(trx, promotionId);
        const winners = await read(trx, promotionId);
        const chosen = winners.filter(
          ({ position, standing }) => standing === 'winner' && positions.includes(position)
        );
        if (chosen.length < new Set(positions).size)
          throw fieldErrors([
            { path: 'positions', message: 'Choose among those who hold a prize.' },
          ]);
        let mails = 0;
        for (const { id, entryId, notifiedAt } of chosen) {
          if (notifiedAt !== null) continue;
          const entry = await table(strapi, 'promotion-entry', trx)
            .where({ id: entryId })
            .first('subscriber_id', 'locale');
          await getService(strapi, 'outbox').enqueueSystem(trx, {
            kind: 'winner',
            subscriberId: Number(entry.subscriber_id),
            payload: { locale: String(entry.locale), listIds: [], senderId: null, entryId },
          });
          await table(strapi, 'promotion-winner', trx)
            .where({ id })
            .update(toRow({ notifiedAt: now(), notifiedBy: actor }));
          mails += 1;
        }
        return mails;
      });
      if (queued > 0) getService(strapi, 'worker').wake();
      return queued;
    },
  };
};
export type PromotionWinners = ReturnType<typeof createWinners>;
