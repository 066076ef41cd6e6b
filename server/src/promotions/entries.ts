import type { Core } from '@strapi/types';
import type {
  DeliveryPayload,
  EpochMs,
  FieldValues,
  LocalizedText,
  Promotion,
  PromotionEntry,
} from '../../../content-types';
import {
  DAY,
  dialectOf,
  forUpdate,
  fromRow,
  getService,
  limitsOf,
  pickText,
  table,
  toRow,
  type Db,
} from '../core';
import type { PromotionCodes } from './codes';
import { ineligibility } from './eligibility';
import { onConfirmEntry, onEnter } from './entry-transitions';
import { readPromotions, drawsOf } from './promotion-rows';
import { openness, promotionState } from './promotion-state';
import { newReference } from './reference';

/** What entering needs to know. */
export interface EntryInput {
  subscriberId: number;
  promotionId: number;
  /** `vote`: key of the chosen option. */
  choice: string | null;
  rulesVersion: number;
  form: { id: number; version: number };
  locale: string;
  /** Values of the person, those of this submission included, for eligibility. */
  values: FieldValues;
  now: EpochMs;
}

/** An entry that waits for its address to be confirmed. */
export interface OpenEntry {
  id: number;
  promotionId: number;
  /** As visitors know it; of a vote with the option, so that the mail says what a yes stands for. */
  title: LocalizedText;
  choice: string | null;
}

/** What a confirmation mail asked about. */
export interface ConfirmedEntry {
  id: number;
  /** The choice that the mail named: that one counts, whatever was sent in since. */
  choice?: string | null;
}

type MailKind = 'entry' | 'already-entered' | 'code' | 'code-waiting';

const toEntry = (row: Record<string, unknown>): PromotionEntry =>
  fromRow<PromotionEntry>('promotion-entry', row);

/** The title, and behind it the choice, in every language of either. */
const titleOf = ({ title, name, options }: Promotion, choice: string | null): LocalizedText => {
  const option = options.find(({ key }) => key === choice);
  const titles = Object.values(title).some(Boolean) ? title : { en: name };
  if (!option) return titles;
  const locales = new Set([...Object.keys(titles), ...Object.keys(option.label)]);
  return Object.fromEntries(
    [...locales].map((locale) => [
      locale,
      `${pickText(titles, locale)}: ${pickText(option.label, locale) || option.key}`,
    ])
  );
};

/** People's part in promotions: entering, confirming, leaving no trace. */
export const createEntries = (strapi: Core.Strapi, codes: PromotionCodes) => {
  const queueMail = (
    trx: Db,
    kind: MailKind,
    entry: Pick<PromotionEntry, 'id' | 'subscriberId' | 'locale'>
  ): Promise<number> => {
    const payload: DeliveryPayload = {
      locale: entry.locale,
      listIds: [],
      senderId: null,
      entryId: entry.id,
    };
    return getService(strapi, 'outbox').enqueueSystem(trx, {
      kind,
      subscriberId: entry.subscriberId,
      payload,
    });
  };

  /** Somebody who takes part sent the form again: they are told, within the daily limit. */
  const tellAgain = async (trx: Db, entry: PromotionEntry, locale: string, now: EpochMs) => {
    const outbox = getService(strapi, 'outbox');
    const mails = await outbox.systemMailsSince(trx, entry.subscriberId, now - DAY);
    if (mails < limitsOf(strapi).mailsPerDay)
      await queueMail(trx, 'already-entered', { ...entry, locale });
  };

  const lockEntry = async (
    trx: Db,
    promotionId: number,
    subscriberId: number
  ): Promise<PromotionEntry | null> => {
    const row = await forUpdate(
      strapi,
      table(strapi, 'promotion-entry', trx)
        .where({ promotion_id: promotionId, subscriber_id: subscriberId })
        .first()
    );
    return row ? toEntry(row as unknown as Record<string, unknown>) : null;
  };

  /**
   * Whether the list is frozen, under a shared lock on the draw that freezing has to wait for: an
   * entry is either confirmed before the list is read, or finds it frozen. A locking read also sees
   * what was committed after this transaction began, on MySQL too.
   */
  const isFrozen = async (trx: Db, promotionId: number): Promise<boolean> => {
    const query = table(strapi, 'promotion-draw', trx)
      .where({ promotion_id: promotionId })
      .select('frozen_at');
    const [draw]: { frozen_at: unknown }[] = await (dialectOf(strapi) === 'sqlite'
      ? query
      : query.forShare());
    return draw?.frozen_at != null;
  };

  /** What follows a confirmation: the code, the reference, or nothing but the count. */
  const welcome = async (
    trx: Db,
    { kind, id: promotionId }: Promotion,
    entry: PromotionEntry,
    now: EpochMs
  ): Promise<void> => {
    if (kind === 'contest') await queueMail(trx, 'entry', entry);
    if (kind !== 'private-sale') return;
    const given = await codes.give(trx, { promotionId, subscriberId: entry.subscriberId, now });
    await queueMail(trx, given ? 'code' : 'code-waiting', entry);
  };

  return {
    /**
     * Takes an entry in, unconfirmed. What an earlier submission began is never taken away.
     * @returns the entry's id where its confirmation is open; null where there is nothing to confirm
     */
    async enter(trx: Db, input: EntryInput): Promise<number | null> {
      const { promotionId, subscriberId, choice, rulesVersion, form, locale, values, now } = input;
      const promotion = (await readPromotions(strapi, [promotionId], trx)).get(promotionId);
      if (!promotion) return null;
      const isOver = promotion.endsAt !== null && now > promotion.endsAt;
      const refused = isOver
        ? ('late' as const)
        : ineligibility(promotion.eligibility, values, now, promotion.timeZone);
      const current = await lockEntry(trx, promotionId, subscriberId);
      const outcome = onEnter(current, refused);
      const change = {
        choice,
        formId: form.id,
        formVersion: form.version,
        rulesVersion,
        locale,
      };
      switch (outcome.kind) {
        case 'already':
          if (current) await tellAgain(trx, current, locale, now);
          return null;
        case 'keep':
          return null;
        case 'replace':
          await table(strapi, 'promotion-entry', trx)
            .where({ id: current?.id ?? 0 })
            .update(
              toRow({
                ...change,
                state: outcome.state,
                reason: outcome.reason,
                // A waiting entry was in time when it first came; what did not count begins anew.
                enteredAt: current?.state === 'pending' ? current.enteredAt : now,
              })
            );
          break;
        case 'insert':
          await table(strapi, 'promotion-entry', trx)
            .insert(
              toRow({
                ...change,
                promotionId,
                subscriberId,
                state: outcome.state,
                reason: outcome.reason,
                reference: null,
                enteredAt: now,
                confirmedAt: null,
              } satisfies Omit<PromotionEntry, 'id'>)
            )
            // The lock on the person's row makes this a matter of principle.
            .onConflict(['promotion_id', 'subscriber_id'])
            .ignore();
          break;
      }
      if (outcome.state !== 'pending') return null;
      const entry = await lockEntry(trx, promotionId, subscriberId);
      return entry?.state === 'pending' ? entry.id : null;
    },

    /** Whether sending a form enters now. */
    async stateOf(
      promotionId: number,
      now: EpochMs
    ): Promise<'before' | 'running' | 'over' | 'unknown'> {
      const promotion = (await readPromotions(strapi, [promotionId])).get(promotionId);
      if (!promotion) return 'unknown';
      const draw = (await drawsOf(strapi, [promotionId])).get(promotionId) ?? null;
      return openness(promotionState(promotion, draw, now));
    },

    /** Those of these entries whose address is still to be confirmed; for the mail and its page. */
    async openEntries(entryIds: number[], db?: Db): Promise<OpenEntry[]> {
      if (entryIds.length === 0) return [];
      const rows: Record<string, unknown>[] = await table(strapi, 'promotion-entry', db)
        .whereIn('id', entryIds)
        .where({ state: 'pending' });
      const entries = rows.map(toEntry);
      const promotions = await readPromotions(
        strapi,
        entries.map(({ promotionId }) => promotionId),
        db
      );
      return entries.flatMap(({ id, promotionId, choice }) => {
        const promotion = promotions.get(promotionId);
        return promotion ? { id, promotionId, choice, title: titleOf(promotion, choice) } : [];
      });
    },

    /**
     * The address behind these entries was confirmed: they count from now on, with the choice that
     * the mail named. An entry that was in time counts although it is confirmed after the end, until
     * the list is frozen.
     */
    async confirm(
      trx: Db,
      {
        subscriberId,
        entries,
        now,
      }: { subscriberId: number; entries: ConfirmedEntry[]; now: EpochMs }
    ): Promise<void> {
      for (const { id, choice } of entries) {
        const row = await forUpdate(
          strapi,
          table(strapi, 'promotion-entry', trx).where({ id, subscriber_id: subscriberId }).first()
        );
        if (!row) continue;
        const entry = toEntry(row as unknown as Record<string, unknown>);
        const promotion = (await readPromotions(strapi, [entry.promotionId], trx)).get(
          entry.promotionId
        );
        if (!promotion) continue;
        const change = onConfirmEntry(entry, await isFrozen(trx, promotion.id));
        if (!change) continue;
        const counts = change.state === 'confirmed';
        await table(strapi, 'promotion-entry', trx)
          .where({ id })
          .update(
            toRow({
              ...change,
              choice: choice === undefined ? entry.choice : choice,
              confirmedAt: now,
              reference: counts ? newReference() : null,
            })
          );
        if (counts) await welcome(trx, promotion, entry, now);
      }
    },

    /**
     * Takes a person out of what is not decided yet (GDPR art. 17). A frozen list and the result of
     * a vote that is over stay: they hold nothing of the person, whose row has lost the address.
     */
    async forget(trx: Db, subscriberId: number): Promise<void> {
      const now = getService(strapi, 'clock').now();
      const rows: Record<string, unknown>[] = await forUpdate(
        strapi,
        table(strapi, 'promotion-entry', trx).where({ subscriber_id: subscriberId })
      );
      const entries = rows.map(toEntry);
      const promotions = await readPromotions(
        strapi,
        entries.map(({ promotionId }) => promotionId),
        trx
      );
      for (const { id, promotionId, state } of entries) {
        if (state === 'withdrawn') continue;
        const promotion = promotions.get(promotionId);
        const isOver = promotion?.endsAt != null && now > promotion.endsAt;
        const isDecided =
          state === 'confirmed' &&
          ((promotion?.kind === 'vote' && isOver) || (await isFrozen(trx, promotionId)));
        if (isDecided) continue;
        await table(strapi, 'promotion-entry', trx)
          .where({ id })
          .update(toRow({ state: 'withdrawn', reason: 'erased', reference: null, choice: null }));
      }
    },

    /** Entries that nobody confirmed in time; the links in their mails work no more. */
    async expirePending(before: EpochMs): Promise<number> {
      return Number(
        await table(strapi, 'promotion-entry')
          .where({ state: 'pending' })
          .andWhere('entered_at', '<', before)
          .update(toRow({ state: 'withdrawn', reason: 'unconfirmed' }))
      );
    },
  };
};
export type PromotionEntries = ReturnType<typeof createEntries>;
