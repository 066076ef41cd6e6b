import type { Core } from '@strapi/types';
import type { EpochMs, List, Subscription } from '../../../content-types';
import { forUpdate, fromRow, getService, table, toRow, type Db } from '../core';
import {
  onConfirm,
  onLeave,
  onRefusal,
  onRequest,
  type ConfirmOutcome,
  type RefusalOutcome,
  type RequestOutcome,
} from './transitions';

export interface RequestResult {
  listId: number;
  state: Subscription['state'];
  basis: Subscription['basis'];
  outcome: RequestOutcome;
}

export interface RefusalResult {
  listId: number;
  outcome: RefusalOutcome;
  /** The basis of consent that the no did not end; null where there was none. */
  kept: Subscription['basis'] | null;
}

/** What a subscription's basis rests on, kept with it for the policy. */
export type SubscriptionProof = Partial<
  Pick<
    Subscription,
    'wordingId' | 'wordingVersion' | 'relationAt' | 'professionKey' | 'provenanceId'
  >
>;

const NO_PROOF = {
  wordingId: null,
  wordingVersion: null,
  relationAt: null,
  professionKey: null,
  provenanceId: null,
} as const satisfies SubscriptionProof;

/**
 * All methods that take a transaction expect the subscriber's row to be locked by it
 * (`subscribers.findOrCreate` or `subscribers.lock`).
 */
export const createSubscriptions = ({ strapi }: { strapi: Core.Strapi }) => {
  const of = async (subscriberId: number, db?: Db): Promise<Subscription[]> => {
    const rows = await table(strapi, 'subscription', db)
      .where({ subscriber_id: subscriberId })
      .orderBy('list_id');
    return rows.map((row: Record<string, unknown>) => fromRow<Subscription>('subscription', row));
  };

  const insert = async (
    trx: Db,
    row: Pick<Subscription, 'subscriberId' | 'listId' | 'basis'> & Partial<Subscription>,
    now: EpochMs
  ) => {
    const whole: Omit<Subscription, 'id'> = {
      state: 'pending',
      requestedAt: null,
      confirmedAt: null,
      unsubscribedAt: null,
      lastEngagedAt: now,
      ...NO_PROOF,
      renewalDue: 0,
      renewalAskedAt: null,
      remindedAt: null,
      createdAt: now,
      updatedAt: now,
      ...row,
    };
    await table(strapi, 'subscription', trx).insert(toRow(whole));
  };

  const apply = async (trx: Db, id: number, patch: Partial<Subscription> | null, now: EpochMs) => {
    if (patch)
      await table(strapi, 'subscription', trx)
        .where({ id })
        .update(toRow({ ...patch, updatedAt: now }));
  };

  return {
    of,

    /**
     * @param proofs by list: what the basis rests on, for whoever is in at once
     * @param engagedAt the last contact, where that was not now
     */
    async request(
      trx: Db,
      {
        subscriberId,
        lists,
        proofs,
        engagedAt,
        now,
      }: {
        subscriberId: number;
        lists: List[];
        proofs?: ReadonlyMap<number, SubscriptionProof>;
        engagedAt?: EpochMs;
        now: EpochMs;
      }
    ): Promise<RequestResult[]> {
      if (lists.length === 0) return [];
      const known = new Map((await of(subscriberId, trx)).map((item) => [item.listId, item]));
      const results: RequestResult[] = [];
      for (const list of lists) {
        const current = known.get(list.id) ?? null;
        const { outcome, patch } = onRequest(current, list.regime, now);
        const whole =
          patch && outcome === 'confirmed'
            ? {
                ...patch,
                lastEngagedAt: engagedAt ?? now,
                ...NO_PROOF,
                ...proofs?.get(list.id),
                renewalDue: 0,
              }
            : // A fresh sign-up may be reminded once, as the first could.
              patch && { ...patch, remindedAt: null };
        if (current) await apply(trx, current.id, whole, now);
        else
          await insert(trx, { subscriberId, listId: list.id, basis: list.regime, ...whole }, now);
        results.push({
          listId: list.id,
          outcome,
          state: patch?.state ?? current?.state ?? 'pending',
          basis: patch?.basis ?? current?.basis ?? list.regime,
        });
      }
      return results;
    },

    /** Somebody declined at collection; see `onRefusal`. */
    async refuse(
      trx: Db,
      { subscriberId, lists, now }: { subscriberId: number; lists: List[]; now: EpochMs }
    ): Promise<RefusalResult[]> {
      if (lists.length === 0) return [];
      const known = new Map((await of(subscriberId, trx)).map((item) => [item.listId, item]));
      const results: RefusalResult[] = [];
      for (const list of lists) {
        const current = known.get(list.id) ?? null;
        const { outcome, patch } = onRefusal(current, now);
        if (current) await apply(trx, current.id, patch, now);
        else
          await insert(trx, { subscriberId, listId: list.id, basis: list.regime, ...patch }, now);
        const kept = outcome === 'kept-consent' ? (current?.basis ?? null) : null;
        results.push({ listId: list.id, outcome, kept });
      }
      return results;
    },

    async confirm(
      trx: Db,
      input: {
        subscriberId: number;
        listIds: number[];
        requestedAt: EpochMs;
        /** The wording that the person agreed to for a list. */
        wordingOf?: (listId: number) => { id: number; version: number } | null;
      }
    ): Promise<{ listId: number; outcome: ConfirmOutcome }[]> {
      const now = getService(strapi, 'clock').now();
      const known = new Map((await of(input.subscriberId, trx)).map((item) => [item.listId, item]));
      const results: { listId: number; outcome: ConfirmOutcome }[] = [];
      for (const listId of input.listIds) {
        const current = known.get(listId) ?? null;
        const { outcome, patch } = onConfirm(current, input.requestedAt, now);
        const wording = input.wordingOf?.(listId);
        if (current && patch)
          await apply(
            trx,
            current.id,
            {
              ...patch,
              ...NO_PROOF,
              wordingId: wording?.id ?? null,
              wordingVersion: wording?.version ?? null,
              renewalDue: 0,
            },
            now
          );
        results.push({ listId, outcome });
      }
      return results;
    },

    /** @returns the subscriptions that changed, as they were before */
    async withdraw(
      trx: Db,
      { subscriberId, listIds }: { subscriberId: number; listIds: number[] | 'all' }
    ): Promise<Subscription[]> {
      const now = getService(strapi, 'clock').now();
      const left: Subscription[] = [];
      for (const current of await of(subscriberId, trx)) {
        if (listIds !== 'all' && !listIds.includes(current.listId)) continue;
        const { outcome, patch } = onLeave(current, now);
        await apply(trx, current.id, patch, now);
        if (outcome === 'left') left.push(current);
      }
      return left;
    },

    /**
     * Notes an active contact (a click, never an open), from which the retention clock counts. An
     * earlier moment than the one that is known changes nothing.
     */
    async engage(
      { subscriberId, listId, at }: { subscriberId: number; listId: number; at: EpochMs },
      db?: Db
    ): Promise<void> {
      await table(strapi, 'subscription', db)
        .where({ subscriber_id: subscriberId, list_id: listId, state: 'confirmed' })
        .whereRaw('COALESCE(last_engaged_at, 0) < ?', [at])
        .update({ last_engaged_at: at });
    },

    /** Sign-ups that nobody answered since `before`, oldest first. */
    async overdue(before: EpochMs, limit: number): Promise<Subscription[]> {
      const rows = await table(strapi, 'subscription')
        .where({ state: 'pending' })
        .andWhere('requested_at', '<', before)
        .orderBy('requested_at')
        .limit(limit);
      return rows.map((row: Record<string, unknown>) => fromRow<Subscription>('subscription', row));
    },

    /** @returns whether the sign-up was still pending and not asked for anew */
    async expire(trx: Db, id: number, before: EpochMs): Promise<boolean> {
      const pending = await forUpdate(
        strapi,
        table(strapi, 'subscription', trx)
          .where({ id, state: 'pending' })
          .andWhere('requested_at', '<', before)
          .first()
      );
      if (!pending) return false;
      const now = getService(strapi, 'clock').now();
      await apply(trx, id, { state: 'expired' }, now);
      return true;
    },
  };
};
export type SubscriptionsService = ReturnType<typeof createSubscriptions>;
