import type { Core } from '@strapi/types';
import type {
  ConsentDetails,
  Delivery,
  DeliveryPayload,
  List,
  Subscriber,
  Subscription,
} from '../../../content-types';
import { getService, inTransaction, pickText, table, toRow, type Db } from '../core';
import { createRenewalAsking } from './renewal-asking';
import { renewalOutcome, type RenewalOutcome } from './renewal-outcome';
import { personalWording, type PersonalWording } from './renewal-wording';
import { queueReceipt } from './receipt';

type Renewal = NonNullable<DeliveryPayload['renewal']>;

/** What a renewal link stands for at this moment. */
export interface RenewalView {
  status: 'ready' | 'already-renewed' | 'expired' | 'stale';
  reason: Renewal['reason'];
  subscriber: Subscriber;
  /** The lists that the status speaks of. */
  lists: List[];
  /** What a yes agrees to; null where it agrees to nothing new. */
  wording: PersonalWording | null;
  locale: string;
}

export interface RenewalEvidence {
  ip: string | null;
  userAgent: string | null;
}

interface Link {
  delivery: Delivery & { payload: DeliveryPayload };
  renewal: Renewal;
  expired: boolean;
}

const STATUS = {
  ready: 'ready',
  already: 'already-renewed',
  ended: 'expired',
  stale: 'stale',
} as const satisfies Record<RenewalOutcome, RenewalView['status']>;

export const createRenewal = ({ strapi }: { strapi: Core.Strapi }) => {
  const open = async (token: string): Promise<Link | null> => {
    const numbers = getService(strapi, 'tokens').verify('renew', token);
    if (numbers?.length !== 2) return null;
    const delivery = await getService(strapi, 'outbox').get(numbers[0]);
    const { payload } = delivery ?? {};
    if (delivery?.kind !== 'renewal' || !payload?.renewal) return null;
    return {
      delivery: { ...delivery, payload },
      renewal: payload.renewal,
      expired: numbers[1] * 1000 < getService(strapi, 'clock').now(),
    };
  };

  const askVersionOf = async ({ renewal }: Link, db?: Db): Promise<number> => {
    if (renewal.wordingId === null) return 0;
    const row = await table(strapi, 'wording', db)
      .where({ id: renewal.wordingId })
      .first('ask_version');
    return Number(row?.ask_version ?? 0);
  };

  /** What the link stands for, with the subscriptions behind it; read after the lock, where there is one. */
  const viewOf = async (
    link: Link,
    subscriber: Subscriber,
    db?: Db
  ): Promise<(RenewalView & { ready: Subscription[] }) | null> => {
    const { delivery, renewal } = link;
    const { listIds, locale } = delivery.payload;
    const lists = await getService(strapi, 'lists').byIds(listIds, db);
    if (lists.length === 0) return null;
    const subscriptions = await getService(strapi, 'subscriptions').of(subscriber.id, db);
    const question = {
      renewal,
      askedAt: delivery.createdAt,
      askVersion: await askVersionOf(link, db),
    };
    const outcomes = new Map(
      lists.map(({ id }) => [
        id,
        renewalOutcome(subscriptions.find(({ listId }) => listId === id) ?? null, question),
      ])
    );
    const listsThat = (outcome: RenewalOutcome) =>
      lists.filter(({ id }) => outcomes.get(id) === outcome);
    const order: RenewalOutcome[] = ['ready', 'already', 'ended', 'stale'];
    const outcome = order.find((candidate) => listsThat(candidate).length > 0) ?? 'stale';
    const about = listsThat(outcome);
    const { wordingId, wordingVersion } = renewal;
    return {
      status: outcome === 'ready' && link.expired ? 'expired' : STATUS[outcome],
      reason: renewal.reason,
      subscriber,
      lists: about,
      wording:
        renewal.reason === 'wording' && wordingId && wordingVersion
          ? await personalWording(
              strapi,
              { subscriberId: subscriber.id, lists: about, wordingId, wordingVersion },
              db
            )
          : null,
      locale,
      ready:
        outcome === 'ready'
          ? subscriptions.filter(({ listId }) => about.some(({ id }) => id === listId))
          : [],
    };
  };

  /** The wording that a subscription rests on after a yes, and what the ledger notes of it. */
  const agreementOf = async (
    trx: Db,
    view: RenewalView,
    subscription: Subscription,
    locale: string
  ) => {
    const { wordingId, wordingVersion, subscriberId, listId } = subscription;
    const wording =
      view.wording ??
      (wordingId && wordingVersion
        ? await personalWording(
            strapi,
            {
              subscriberId,
              lists: view.lists.filter(({ id }) => id === listId),
              wordingId,
              wordingVersion,
            },
            trx
          )
        : null);
    // The language whose text was shown: the reader's, or the one that stood in for it.
    const shown = Object.entries(wording?.texts ?? {}).find(
      ([, text]) => text === pickText(wording?.texts, locale)
    )?.[0];
    const details: ConsentDetails = {
      reason: view.reason,
      ...wording?.values[shown ?? locale],
    };
    return {
      details,
      wording: wording && {
        id: wording.version.wordingId,
        version: wording.version.version,
        hash: wording.version.hash,
      },
    };
  };

  const renewOne = async (
    trx: Db,
    view: RenewalView,
    subscription: Subscription,
    locale: string,
    evidence: RenewalEvidence
  ): Promise<number> => {
    const now = getService(strapi, 'clock').now();
    const agreement = await agreementOf(trx, view, subscription, locale);
    const isNew = view.reason === 'wording';
    const patch: Partial<Subscription> = {
      lastEngagedAt: now,
      updatedAt: now,
      ...(isNew
        ? {
            basis: 'double-opt-in',
            wordingId: agreement.wording?.id ?? null,
            wordingVersion: agreement.wording?.version ?? null,
            renewalDue: 0,
            // What the subscription rested on before is no longer what it rests on.
            relationAt: null,
            professionKey: null,
            provenanceId: null,
          }
        : {}),
    };
    await table(strapi, 'subscription', trx).where({ id: subscription.id }).update(toRow(patch));
    const { subscriber } = view;
    const record = await getService(strapi, 'ledger').append(trx, {
      subscriberId: subscriber.id,
      listId: subscription.listId,
      basis: patch.basis ?? subscription.basis,
      ...agreement,
      event: 'renewed',
      method: 'link',
      actor: 'subscriber',
      locale,
      evidence: { email: subscriber.email, pageUrl: null, ...evidence },
    });
    return record.id;
  };

  return {
    ...createRenewalAsking({ strapi }),

    /** What the page of a link shows; reads only. @returns null for a link that means nothing */
    async look(token: string): Promise<RenewalView | null> {
      const link = await open(token);
      if (!link) return null;
      const subscriber = await getService(strapi, 'subscribers').get(link.delivery.subscriberId);
      if (!subscriber || subscriber.status === 'erased') return null;
      return viewOf(link, subscriber);
    },

    /**
     * The person said yes to what the mail asked. To a new wording: that is a fresh consent by an
     * act of their own, from a link that only their inbox has. To staying: the clock starts anew,
     * and what the subscription rests on is as before. The lock on the person's row puts two clicks
     * at once in a row, and the second finds it done.
     * @param locale of the text that was shown
     * @returns what it was before, or null for a link that means nothing
     */
    async renew(
      token: string,
      evidence: RenewalEvidence,
      locale: string
    ): Promise<RenewalView | null> {
      const link = await open(token);
      if (!link) return null;
      const view = await inTransaction(strapi, async (trx) => {
        const { subscriberId } = link.delivery;
        const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
        if (!subscriber || subscriber.status === 'erased') return null;
        const before = await viewOf(link, subscriber, trx);
        if (before?.status !== 'ready') return before;
        const recordIds: number[] = [];
        for (const subscription of before.ready)
          recordIds.push(await renewOne(trx, before, subscription, locale, evidence));
        await queueReceipt(strapi, trx, {
          subscriberId,
          recordIds,
          lists: before.lists,
          locale,
        });
        return before;
      });
      if (view?.status === 'ready') getService(strapi, 'worker').wake();
      return view;
    },
  };
};
export type RenewalService = ReturnType<typeof createRenewal>;
