import type { Core } from '@strapi/types';
import type { EpochMs, Promotion, PromotionDraw } from '../../../content-types';
import {
  DAY,
  forUpdate,
  fromRow,
  getService,
  inTransaction,
  refusal,
  table,
  toRow,
  type Db,
} from '../core';
import type { DrawProof, FreezePreviewResponse, ProofFollowUp } from './contract';
import { draw, DRAW_ALGORITHM, entriesHashOf, entryHash, inOrder } from './draw-algorithm';
import { readPromotions } from './promotion-rows';
import type { PromotionRecords } from './records';

/** Winners in one statement. */
const CHUNK = 500;

const iso = (at: EpochMs | null): string | null =>
  at === null ? null : new Date(at).toISOString();
const parsed = (proof: string): DrawProof => JSON.parse(proof) as DrawProof;

/**
 * A draw in three steps, each once: committed (with the first rules), frozen (after the end), drawn.
 * docs/draws.md says what each publishes and what it proves.
 */
export const createDraws = (strapi: Core.Strapi, records: PromotionRecords) => {
  const now = () => getService(strapi, 'clock').now();

  /**
   * The draw of a contest under a lock; confirmations hold a shared one. It comes before anything is
   * read: on MySQL the first plain read fixes what the transaction sees, and an entry confirmed while
   * the lock was waited for would be missing from the list.
   * @throws ApplicationError `no-draw`
   */
  const lock = async (trx: Db, promotionId: number): Promise<[Promotion, PromotionDraw]> => {
    const row = await forUpdate(
      strapi,
      table(strapi, 'promotion-draw', trx).where({ promotion_id: promotionId }).first()
    );
    const promotion = await records.lock(trx, promotionId);
    if (!row) throw refusal('no-draw', 'Only a contest whose rules are published is drawn.');
    return [
      promotion,
      fromRow<PromotionDraw>('promotion-draw', row as unknown as Record<string, unknown>),
    ];
  };

  const find = async (promotionId: number): Promise<PromotionDraw | null> => {
    const row = await table(strapi, 'promotion-draw').where({ promotion_id: promotionId }).first();
    return row ? fromRow<PromotionDraw>('promotion-draw', row) : null;
  };

  const proofOf = async (
    promotion: Promotion,
    state: PromotionDraw,
    db?: Db
  ): Promise<DrawProof> => {
    const rules = (await records.withRules([promotion.id], db)).get(promotion.id)?.latest ?? null;
    const status = state.drawnAt ? 'drawn' : state.frozenAt ? 'frozen' : 'committed';
    const entries = state.frozenList === null ? null : state.frozenList.split('\n').filter(Boolean);
    return {
      algorithm: DRAW_ALGORITHM,
      status,
      promotion: {
        slug: promotion.slug,
        title: promotion.title,
        startsAt: iso(promotion.startsAt),
        endsAt: iso(promotion.endsAt),
        rules: rules && { version: rules.version, hash: rules.hash },
      },
      winners: promotion.winners,
      reserves: promotion.reserves,
      commitment: state.commitment,
      committedAt: new Date(state.committedAt).toISOString(),
      entries,
      entriesHash: state.entriesHash,
      frozenAt: iso(state.frozenAt),
      // The seed leaves the database with the draw, not before.
      seed: status === 'drawn' ? state.seed : null,
      drawnAt: iso(state.drawnAt),
      result: null,
    };
  };

  return {
    find,

    async preview(promotionId: number): Promise<FreezePreviewResponse['data']> {
      await records.get(promotionId);
      const { confirmDays } = await getService(strapi, 'settings').get();
      const count = async (state: string, since = 0): Promise<number> => {
        const [{ people }] = await table(strapi, 'promotion-entry')
          .where({ promotion_id: promotionId, state })
          .andWhere('entered_at', '>=', since)
          .count({ people: '*' });
        return Number(people);
      };
      const [{ latest }]: { latest: unknown }[] = await table(strapi, 'promotion-entry')
        .where({ promotion_id: promotionId, state: 'pending' })
        .max({ latest: 'entered_at' });
      const until = latest == null ? null : Number(latest) + confirmDays * DAY;
      return {
        confirmed: await count('confirmed'),
        pending: await count('pending'),
        confirmable: await count('pending', now() - confirmDays * DAY),
        confirmableUntil: until !== null && until > now() ? until : null,
      };
    },

    /**
     * Fixes the list of confirmed entries, and with it how many win. Whoever confirms later is late.
     * @throws ApplicationError `no-draw`, `not-over`, `already-frozen`, `no-entries`
     */
    async freeze(promotionId: number, actor: string): Promise<void> {
      await inTransaction(strapi, async (trx) => {
        const [promotion, state] = await lock(trx, promotionId);
        const at = now();
        if (state.frozenAt)
          throw refusal('already-frozen', 'The list of entries is frozen already.');
        if (promotion.endsAt === null || at <= promotion.endsAt)
          throw refusal('not-over', 'Entries are frozen after the end of the contest.');
        const rows: { reference: string }[] = await table(strapi, 'promotion-entry', trx)
          .where({ promotion_id: promotionId, state: 'confirmed' })
          .select('reference');
        if (rows.length === 0)
          throw refusal('no-entries', 'Nobody has a confirmed entry, so there is nothing to draw.');
        const entries = inOrder(rows.map(({ reference }) => entryHash(promotion.slug, reference)));
        await table(strapi, 'promotion-draw', trx)
          .where({ id: state.id })
          .update(
            toRow({
              entries: entries.length,
              entriesHash: entriesHashOf({ ...promotion, entries }),
              frozenList: entries.join('\n'),
              frozenAt: at,
              frozenBy: actor,
            })
          );
      });
    },

    /**
     * Draws: what comes out was decided when the list was frozen. The proof is written once.
     * @throws ApplicationError `no-draw`, `not-frozen`, `already-drawn`, `list-changed`
     */
    async run(promotionId: number, actor: string): Promise<void> {
      await inTransaction(strapi, async (trx) => {
        const [promotion, state] = await lock(trx, promotionId);
        if (state.drawnAt) throw refusal('already-drawn', 'The winners are drawn already.');
        const { frozenList, entriesHash } = state;
        if (frozenList === null) throw refusal('not-frozen', 'Freeze the list of entries first.');
        const entries = frozenList.split('\n');
        const frozen = { ...promotion, entries };
        if (entriesHashOf(frozen) !== entriesHash)
          throw refusal(
            'list-changed',
            'The frozen list is not what its published hash says. Somebody changed the database; nothing was drawn.'
          );
        const result = draw(state.seed, frozen);
        const at = now();
        const proof: DrawProof = {
          ...(await proofOf(promotion, { ...state, drawnAt: at }, trx)),
          result,
        };
        const rows: { id: number; reference: string }[] = await table(
          strapi,
          'promotion-entry',
          trx
        )
          .where({ promotion_id: promotionId })
          .whereNotNull('reference')
          .select('id', 'reference');
        const ids = new Map(
          rows.map(({ id, reference }) => [entryHash(promotion.slug, reference), Number(id)])
        );
        const winners = result.map(({ position, entry }) => {
          const entryId = ids.get(entry);
          if (entryId === undefined)
            throw refusal(
              'list-changed',
              'An entry of the frozen list is gone; nothing was drawn.'
            );
          return toRow({
            promotionId,
            entryId,
            position,
            standing: position <= promotion.winners ? 'winner' : 'reserve',
          });
        });
        for (let from = 0; from < winners.length; from += CHUNK)
          await table(strapi, 'promotion-winner', trx).insert(winners.slice(from, from + CHUNK));
        await table(strapi, 'promotion-draw', trx)
          .where({ id: state.id })
          .update(toRow({ drawnAt: at, drawnBy: actor, proof: JSON.stringify(proof) }));
      });
    },

    /** The draw of a contest as published; null where there is none. */
    async published(slug: string): Promise<(DrawProof & ProofFollowUp) | null> {
      const row = await table(strapi, 'promotion').where({ slug }).first('id');
      const promotion = row
        ? (await readPromotions(strapi, [Number(row.id)])).get(Number(row.id))
        : null;
      const state = promotion ? await find(promotion.id) : null;
      if (!promotion || !state) return null;
      const proof = state.proof === null ? await proofOf(promotion, state) : parsed(state.proof);
      const replaced: { position: number; replaced_at: unknown }[] = await table(
        strapi,
        'promotion-winner'
      )
        .where({ promotion_id: promotion.id, standing: 'replaced' })
        .orderBy(['replaced_at', 'position'])
        .select('position', 'replaced_at');
      const stepped: { position: number; instead_of: number }[] = await table(
        strapi,
        'promotion-winner'
      )
        .where({ promotion_id: promotion.id })
        .whereNotNull('instead_of')
        .select('position', 'instead_of');
      return {
        ...proof,
        replacements: replaced.map(({ position, replaced_at }) => ({
          position: Number(position),
          by:
            stepped.find(({ instead_of }) => Number(instead_of) === Number(position))?.position ??
            null,
          at: new Date(Number(replaced_at)).toISOString(),
        })),
      };
    },
  };
};
export type PromotionDraws = ReturnType<typeof createDraws>;
