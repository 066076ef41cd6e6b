import type { Core } from '@strapi/types';
import type {
  DeliveryPayload,
  EpochMs,
  Subscriber,
  Subscription,
  Wording,
} from '../../../content-types';
import { decide, policyContext, refusalSql, type PolicyContext } from '../consent';
import {
  getService,
  HOUR,
  inTransaction,
  qualified,
  SECOND,
  table,
  timeBudget,
  toRow,
  type Db,
} from '../core';

/** People looked at in one query. */
const CHUNK = 200;
/** Subscriptions held back in one statement. */
const STOP_CHUNK = 2000;
const BUDGET = 5 * SECOND;
/** After a whole pass the next one looks for latecomers only now and then. */
const PASS_EVERY = HOUR;

type Renewal = NonNullable<DeliveryPayload['renewal']>;

export interface AskInput {
  subscriber: Subscriber;
  /** The subscriptions that a yes renews, in one mail. */
  subscriptions: Subscription[];
  renewal: Renewal;
  /** Nothing else may be sent until the person answers. */
  stops: boolean;
}

/** Where this instance's pass over a wording's people stands; lost at a restart, and only that. */
interface Pass {
  askedAt: EpochMs;
  version: number;
  afterId: number;
  doneAt: EpochMs | null;
}

export const createRenewalAsking = ({ strapi }: { strapi: Core.Strapi }) => {
  const passes = new Map<number, Pass>();

  const contextNow = async (): Promise<PolicyContext> => ({
    ...(await policyContext(strapi, {
      lists: await getService(strapi, 'lists').all(),
      campaign: null,
    })),
    asksRenewal: true,
  });

  /**
   * Queues one mail that asks a person to renew these subscriptions, and notes it in the ledger.
   * The caller holds the lock on the person's row and has asked the policy.
   */
  const ask = async (
    trx: Db,
    { subscriber, subscriptions, renewal, stops }: AskInput
  ): Promise<void> => {
    const listIds = subscriptions.map(({ listId }) => listId);
    const lists = await getService(strapi, 'lists').byIds(listIds, trx);
    const outbox = getService(strapi, 'outbox');
    const deliveryId = await outbox.enqueueSystem(trx, {
      kind: 'renewal',
      subscriberId: subscriber.id,
      payload: {
        locale: subscriber.locale,
        listIds,
        senderId: lists.find(({ senderId }) => senderId)?.senderId ?? null,
        renewal,
      },
    });
    const mail = await outbox.get(deliveryId, trx);
    // The same moment as the mail's: that is how a claim knows what the mail asks about.
    const askedAt = mail?.createdAt ?? getService(strapi, 'clock').now();
    await table(strapi, 'subscription', trx)
      .whereIn(
        'id',
        subscriptions.map(({ id }) => id)
      )
      .update(toRow({ renewalAskedAt: askedAt, ...(stops ? { renewalDue: 1 } : {}) }));
    const { wordingId, wordingVersion, reason } = renewal;
    const version =
      wordingId && wordingVersion
        ? await getService(strapi, 'wordings').version(wordingId, wordingVersion, trx)
        : null;
    for (const { listId, basis } of subscriptions)
      await getService(strapi, 'ledger').append(trx, {
        subscriberId: subscriber.id,
        listId,
        basis,
        wording: version && {
          id: version.wordingId,
          version: version.version,
          hash: version.hash,
        },
        event: 'asked-again',
        method: 'engine',
        actor: 'engine',
        locale: subscriber.locale,
        details: {
          reason,
          ...(reason === 'wording' ? { toVersion: wordingVersion, stops } : {}),
        },
      });
  };

  /** Whether a subscription rests on a version before the one that is asked about. */
  const isOlder = (
    { state, wordingId, wordingVersion }: Subscription,
    { id, askVersion }: Wording
  ): boolean =>
    state === 'confirmed' && wordingId === id && (wordingVersion ?? askVersion) < askVersion;

  /** Looked at again under the lock on the person's row: nobody is asked twice. */
  const askOne = (
    wording: Wording,
    context: PolicyContext,
    subscriberId: number
  ): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      const block = await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx);
      const subscriptions = (
        await getService(strapi, 'subscriptions').of(subscriberId, trx)
      ).filter(
        (subscription) =>
          isOlder(subscription, wording) &&
          (subscription.renewalAskedAt ?? -1) < (wording.askedAt ?? 0) &&
          decide(
            { subscriberStatus: subscriber.status, suppressed: block !== null, subscription },
            context
          ).allowed
      );
      if (subscriptions.length === 0) return false;
      await ask(trx, {
        subscriber,
        subscriptions,
        renewal: { reason: 'wording', wordingId: wording.id, wordingVersion: wording.askVersion },
        stops: wording.askStops,
      });
      return true;
    });

  /** The query behind both the count and the pass; see optin_subscriptions_wording_ix. */
  const concerned = (wording: Wording, context: PolicyContext) => {
    const { connection } = strapi.db;
    const aliases = { subscriber: 'u', subscription: 's', suppression: 'x' };
    return connection
      .from(connection.raw('? as s', [qualified(strapi, 'subscription')]))
      .joinRaw('JOIN ? u ON u.id = s.subscriber_id', [qualified(strapi, 'subscriber')])
      .joinRaw('LEFT JOIN ? x ON x.fingerprint = u.fingerprint', [qualified(strapi, 'suppression')])
      .where({ 's.wording_id': wording.id, 's.state': 'confirmed' })
      .whereRaw('(?) IS NULL', [refusalSql(strapi, aliases, context)]);
  };

  /**
   * Holds back, or lets go again, everybody who agreed to an older version: in chunks, each one
   * statement, so that the request that asks for it can wait for it.
   */
  const setStop = async ({ id, askVersion, askStops }: Wording): Promise<void> => {
    const due = askStops ? 1 : 0;
    for (let version = 1; version < askVersion; version += 1)
      for (let afterId = 0; ;) {
        const where = { wording_id: id, wording_version: version, state: 'confirmed' };
        const rows: { id: number }[] = await table(strapi, 'subscription')
          .where(where)
          .andWhere('id', '>', afterId)
          .whereRaw('COALESCE(renewal_due, 0) <> ?', [due])
          .orderBy('id')
          .limit(STOP_CHUNK)
          .select('id');
        const ids = rows.map((row) => Number(row.id));
        if (ids.length > 0)
          await table(strapi, 'subscription')
            .whereIn('id', ids)
            .where(where)
            .update({ renewal_due: due });
        if (ids.length < STOP_CHUNK) break;
        afterId = ids[ids.length - 1];
      }
  };

  /** One pass over a wording's people, version by version. @returns how many were asked */
  const pass = async (
    wording: Wording,
    now: EpochMs,
    hasTime: () => boolean
  ): Promise<{ asked: number; more: boolean }> => {
    const askedAt = wording.askedAt ?? 0;
    let state = passes.get(wording.id);
    if (state?.askedAt === askedAt && state.doneAt !== null && now - state.doneAt < PASS_EVERY)
      return { asked: 0, more: false };
    if (state?.askedAt !== askedAt || state.doneAt !== null) {
      state = { askedAt, version: 1, afterId: 0, doneAt: null };
      passes.set(wording.id, state);
      // Whoever agreed to an older version since then is held back as well.
      if (wording.askStops) await setStop(wording);
    }
    const context = await contextNow();
    let asked = 0;
    while (state.version < wording.askVersion) {
      if (!hasTime()) return { asked, more: true };
      const rows: { id: number; subscriber_id: number }[] = await concerned(wording, context)
        .where('s.wording_version', state.version)
        .andWhere('s.id', '>', state.afterId)
        .whereRaw('COALESCE(s.renewal_asked_at, -1) < ?', [askedAt])
        .orderBy('s.id')
        .limit(CHUNK)
        .select('s.id', 's.subscriber_id');
      for (const subscriberId of new Set(rows.map((row) => Number(row.subscriber_id))))
        if (await askOne(wording, context, subscriberId)) asked += 1;
      const last = rows.at(-1);
      if (last && rows.length === CHUNK) state.afterId = Number(last.id);
      else Object.assign(state, { version: state.version + 1, afterId: 0 });
    }
    state.doneAt = now;
    return { asked, more: false };
  };

  return {
    ask,

    /**
     * Asks everybody who agreed to an older version of a wording to agree to the latest. The mails
     * are queued by `run`; where `stop`, nothing else is sent from now on until they answer.
     * @returns how many people are concerned
     */
    async askAgain(wordingId: number, stop: boolean): Promise<{ people: number }> {
      const wording = await getService(strapi, 'wordings').ask(wordingId, stop);
      await setStop(wording);
      const [{ people }] = await concerned(wording, await contextNow())
        .where('s.wording_version', '<', wording.askVersion)
        .countDistinct({ people: 's.subscriber_id' });
      return { people: Number(people) };
    },

    /**
     * Queues the mails that wordings ask for. Any number of instances may run this; a round is
     * short and the next one goes on where it stopped.
     */
    async run(now: EpochMs): Promise<{ asked: number; more: boolean }> {
      const hasTime = timeBudget(BUDGET);
      let asked = 0;
      let more = false;
      for (const wording of await getService(strapi, 'wordings').asking()) {
        const round = await pass(wording, now, hasTime);
        asked += round.asked;
        more ||= round.more;
      }
      if (asked > 0) getService(strapi, 'worker').wake();
      return { asked, more };
    },
  };
};
