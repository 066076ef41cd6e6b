import type { Core } from '@strapi/types';
import type {
  Delivery,
  EpochMs,
  FormVersion,
  List,
  PublishedConsent,
  Subscriber,
} from '../../../content-types';
import { onConfirm, type ConfirmOutcome } from '../audience';
import { DAY, getService, inTransaction, limitsOf, type Db } from '../core';
import type { LedgerEntry } from '../consent';
import { confirmExtras, listsOnly, openExtras, takeOver } from './confirmation-extras';
import { afterConfirmation } from './questionnaires/after-sign-up';
import { queueReceipt } from './receipt';

/** What a confirmation link stands for at this moment. */
export interface ConfirmationView {
  status: 'ready' | 'expired' | 'already-confirmed' | 'stale';
  subscriber: Subscriber;
  /** The lists that the status speaks of. */
  lists: List[];
  /** Promotions and partners that it speaks of, by name. */
  entries: string[];
  partners: string[];
  /** Opens the page on which consent to partners is taken back (GDPR art. 7(3)). */
  partnersToken: string;
  locale: string;
  /** Colour of the form that the person filled in, so that the page looks like it. */
  accent: string | null;
  /** The questionnaire that whoever confirmed is offered; null for none, and before. */
  next: string | null;
}

export interface ConfirmationEvidence {
  ip: string | null;
  userAgent: string | null;
}

interface Link {
  delivery: Delivery & { payload: NonNullable<Delivery['payload']> };
  expired: boolean;
}

export const createConfirmation = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = (): EpochMs => getService(strapi, 'clock').now();

  /** The confirmation mail behind a token; null for anything that we did not sign for this. */
  const open = async (token: string): Promise<Link | null> => {
    const numbers = getService(strapi, 'tokens').verify('confirm', token);
    if (numbers?.length !== 2) return null;
    const delivery = await getService(strapi, 'outbox').get(numbers[0]);
    if (!delivery?.payload) return null;
    // The reminder of a sign-up asks what its confirmation asked.
    if (delivery.kind !== 'confirmation' && delivery.kind !== 'reminder') return null;
    return {
      delivery: { ...delivery, payload: delivery.payload },
      expired: numbers[1] * 1000 < now(),
    };
  };

  /** Which of a mail's lists a click would confirm now, and which it would not. */
  const outcomes = async (
    subscriberId: number,
    { delivery }: Link,
    db?: Db
  ): Promise<Map<number, ConfirmOutcome>> => {
    const subscriptions = await getService(strapi, 'subscriptions').of(subscriberId, db);
    return new Map(
      delivery.payload.listIds.map((listId) => {
        const current = subscriptions.find((item) => item.listId === listId) ?? null;
        return [listId, onConfirm(current, delivery.createdAt, now()).outcome];
      })
    );
  };

  const formOf = async ({ delivery }: Link, db?: Db): Promise<FormVersion | null> => {
    const { formId, formVersion } = delivery.payload;
    return formId && formVersion
      ? getService(strapi, 'forms').version(formId, formVersion, db)
      : null;
  };

  const nextOf = async (link: Link, db?: Db): Promise<string | null> => {
    const version = await formOf(link, db);
    const { subscriberId, createdAt, payload } = link.delivery;
    return version
      ? afterConfirmation(strapi, version.definition, subscriberId, createdAt, payload.locale, db)
      : null;
  };

  const viewOf = async (
    link: Link,
    subscriber: Subscriber,
    found: Map<number, ConfirmOutcome>,
    db?: Db
  ): Promise<ConfirmationView | null> => {
    const { payload } = link.delivery;
    const lists = await getService(strapi, 'lists').byIds(payload.listIds, db);
    const asked = (payload.partners?.length ?? 0) + (payload.entries?.length ?? 0);
    if (lists.length + asked === 0) return null;
    const open = await openExtras(strapi, link.delivery, db);
    const names = {
      entries: (open.entries ?? []).map(({ title }) => title),
      partners: (open.partners ?? []).map(({ name }) => name),
    };
    const of = (outcome: ConfirmOutcome) => lists.filter(({ id }) => found.get(id) === outcome);
    const accent = (await formOf(link, db))?.definition.theme.accent ?? null;
    const partnersToken = getService(strapi, 'tokens').sign('partner', [subscriber.id, 0]);
    const common = {
      subscriber,
      accent,
      locale: payload.locale,
      next: null,
      ...names,
      partnersToken,
    };
    if (of('confirmed').length + names.entries.length + names.partners.length > 0)
      return { ...common, status: link.expired ? 'expired' : 'ready', lists: of('confirmed') };
    if (of('already').length > 0 || lists.length === 0)
      return {
        ...common,
        status: 'already-confirmed',
        lists: of('already'),
        next: await nextOf(link, db),
      };
    return { ...common, status: 'stale', lists };
  };

  /**
   * The consent a person gave for a list in the form version that they filled in. Two boxes may lead
   * to one list, so the ledger says which of them was ticked.
   */
  const consentOf = async (
    link: Link,
    db: Db
  ): Promise<(listId: number) => PublishedConsent | null> => {
    const { subscriberId, payload } = link.delivery;
    const version = await formOf(link, db);
    const asked = new Map<number, number | null>();
    for (const listId of payload.listIds) {
      const request = await getService(strapi, 'ledger').latest(db, {
        subscriberId,
        listId,
        event: 'requested',
        formVersion: payload.formVersion,
      });
      asked.set(listId, request?.wordingId ?? null);
    }
    return (listId) => {
      const boxes =
        version?.definition.consents.filter(({ listIds }) => listIds.includes(listId)) ?? [];
      return boxes.find(({ wordingId }) => wordingId === asked.get(listId)) ?? boxes[0] ?? null;
    };
  };

  const entryOf = (
    { delivery }: Link,
    subscriber: Subscriber,
    listId: number,
    consent: PublishedConsent | null,
    evidence: ConfirmationEvidence
  ): Omit<LedgerEntry, 'event'> => {
    const { formId, formVersion, locale } = delivery.payload;
    return {
      subscriberId: subscriber.id,
      listId,
      basis: 'double-opt-in',
      wording: consent && {
        id: consent.wordingId,
        version: consent.wordingVersion,
        hash: consent.wordingHash,
      },
      form: formId && formVersion ? { id: formId, version: formVersion } : null,
      locale,
      method: 'link',
      actor: 'subscriber',
      evidence: { email: subscriber.email, pageUrl: null, ...evidence },
    };
  };

  return {
    /** What the page of a link shows; reads only. @returns null for a link that means nothing */
    async look(token: string): Promise<ConfirmationView | null> {
      const link = await open(token);
      if (!link) return null;
      const subscriber = await getService(strapi, 'subscribers').get(link.delivery.subscriberId);
      if (!subscriber || subscriber.status === 'erased') return null;
      return viewOf(link, subscriber, await outcomes(subscriber.id, link));
    },

    /**
     * Confirms what the mail asked about. The lock on the person's row puts two clicks at once in
     * a row: the first confirms, the second finds it done. Someone who had their data erased and
     * signs up and confirms anew takes the erasure's block back with that.
     * @returns what it was before, or null for a link that means nothing
     */
    async confirm(token: string, evidence: ConfirmationEvidence): Promise<ConfirmationView | null> {
      const link = await open(token);
      if (!link) return null;
      const { subscriberId, payload, createdAt } = link.delivery;
      const view = await inTransaction(strapi, async (trx) => {
        // The lock comes first: MySQL would go on reading what stood before anything read earlier.
        const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
        if (!subscriber || subscriber.status === 'erased') return null;
        const found = await outcomes(subscriberId, link, trx);
        const before = await viewOf(link, subscriber, found, trx);
        if (before?.status !== 'ready') return before;

        const consentFor = await consentOf(link, trx);
        const results = await getService(strapi, 'subscriptions').confirm(trx, {
          subscriberId,
          listIds: before.lists.map(({ id }) => id),
          requestedAt: createdAt,
          wordingOf: (listId) => {
            const consent = consentFor(listId);
            return consent && { id: consent.wordingId, version: consent.wordingVersion };
          },
        });
        const confirmed = results.filter(({ outcome }) => outcome === 'confirmed');
        const recordIds: number[] = [];
        for (const { listId } of confirmed) {
          const { id } = await getService(strapi, 'ledger').append(trx, {
            ...entryOf(link, subscriber, listId, consentFor(listId), evidence),
            event: 'confirmed',
          });
          recordIds.push(id);
        }
        recordIds.push(
          ...(await confirmExtras(strapi, trx, link.delivery, subscriber, evidence, now()))
        );
        if (payload.submissionId) {
          const { submissionId } = payload;
          await takeOver(strapi, trx, subscriberId, submissionId);
          await getService(strapi, 'questionnaires').confirmDraft(trx, {
            submissionId,
            subscriberId,
          });
        }
        const suppressions = getService(strapi, 'suppressions');
        const block = await suppressions.find(subscriber.fingerprint, trx);
        if (block?.reason === 'erasure') await suppressions.lift(trx, subscriber.fingerprint);
        const welcomed = before.lists.filter(
          ({ id, welcomeMail }) => welcomeMail && confirmed.some(({ listId }) => listId === id)
        );
        if (welcomed.length > 0)
          await getService(strapi, 'outbox').enqueueSystem(trx, {
            kind: 'welcome',
            subscriberId,
            payload: { ...listsOnly(payload), listIds: welcomed.map(({ id }) => id) },
          });
        await queueReceipt(strapi, trx, {
          subscriberId,
          recordIds,
          lists: before.lists.filter(({ id }) => confirmed.some(({ listId }) => listId === id)),
          locale: payload.locale,
        });
        return { ...before, next: await nextOf(link, trx) };
      });
      if (view?.status === 'ready') getService(strapi, 'worker').wake();
      return view;
    },

    /**
     * Mails a fresh link for what an old one asked about, within the daily limit. Only lists that
     * the old link could still stand for: neither confirmed nor left since.
     * @returns whether the link is one of ours; not whether a mail left
     */
    async resend(token: string, evidence: ConfirmationEvidence): Promise<boolean> {
      const link = await open(token);
      if (!link) return false;
      const { subscriberId, payload } = link.delivery;
      const known = await inTransaction(strapi, async (trx) => {
        const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
        if (!subscriber || subscriber.status === 'erased') return false;
        const found = await outcomes(subscriberId, link, trx);
        const lists = (await getService(strapi, 'lists').byIds(payload.listIds, trx)).filter(
          ({ id }) => found.get(id) === 'confirmed'
        );
        const outbox = getService(strapi, 'outbox');
        const mails = await outbox.systemMailsSince(trx, subscriberId, now() - DAY);
        const open = await openExtras(strapi, link.delivery, trx);
        const asks = lists.length + (open.entries?.length ?? 0) + (open.partners?.length ?? 0);
        if (asks === 0 || mails >= limitsOf(strapi).mailsPerDay) return true;
        await getService(strapi, 'subscriptions').request(trx, {
          subscriberId,
          // Under every regime: this answers a mail that asked for a confirmation.
          lists: lists.map((list) => ({ ...list, regime: 'double-opt-in' as const })),
          now: now(),
        });
        const consentFor = await consentOf(link, trx);
        for (const { id } of lists)
          await getService(strapi, 'ledger').append(trx, {
            ...entryOf(link, subscriber, id, consentFor(id), evidence),
            event: 'requested',
          });
        await outbox.enqueueSystem(trx, {
          kind: 'confirmation',
          subscriberId,
          payload: { ...payload, ...open, listIds: lists.map(({ id }) => id) },
        });
        return true;
      });
      if (known) getService(strapi, 'worker').wake();
      return known;
    },
  };
};
export type ConfirmationService = ReturnType<typeof createConfirmation>;
