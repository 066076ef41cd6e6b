import type { Core } from '@strapi/types';
import type {
  ConsentMethod,
  Subscriber,
  Subscription,
  WithdrawalReason,
} from '../../../content-types';
import { getService, inTransaction, type Db } from '../core';

export interface LeavingInput {
  subscriberId: number;
  listIds: number[] | 'all';
  method: Extract<ConsentMethod, 'link' | 'one-click' | 'panel'>;
  /** `subscriber` or `admin:<id>`. */
  actor: string;
  evidence: { ip: string | null; userAgent: string | null } | null;
  /** Why partners are told, where it is more than leaving. */
  reason?: WithdrawalReason;
}

export const createLeaving = ({ strapi }: { strapi: Core.Strapi }) => {
  const within = async (
    trx: Db,
    subscriber: Subscriber,
    input: LeavingInput
  ): Promise<Subscription[]> => {
    const { subscriberId, listIds, method, actor, evidence } = input;
    const left = await getService(strapi, 'subscriptions').withdraw(trx, { subscriberId, listIds });
    for (const { listId, basis } of left)
      await getService(strapi, 'ledger').append(trx, {
        subscriberId,
        listId,
        basis,
        event: 'withdrawn',
        method,
        actor,
        locale: subscriber.locale,
        evidence: evidence && { email: subscriber.email, pageUrl: null, ...evidence },
      });
    await getService(strapi, 'outbox').skipWaiting(trx, {
      subscriberId,
      listIds,
      reason: 'withdrawn',
    });
    // "Everything" means what was agreed to for partners too: where else could it be taken back as
    // easily as it was given?
    if (listIds === 'all')
      await getService(strapi, 'partners').withdraw(trx, {
        subscriberId,
        locale: subscriber.locale,
        method,
        actor,
        now: getService(strapi, 'clock').now(),
        evidence: evidence && { email: subscriber.email, pageUrl: null, ...evidence },
        reason: input.reason,
      });
    return left;
  };

  return {
    /** `leave` as part of a larger transaction that already holds the lock on the person's row. */
    within,

    /**
     * Takes a person off lists at once: subscription, proof and waiting mail in one transaction
     * (GDPR art. 7(3): as easy as giving). Doing it twice changes nothing more.
     * @returns the subscriptions that ended now, as they were before
     */
    leave: (input: LeavingInput): Promise<Subscription[]> =>
      inTransaction(strapi, async (trx) => {
        const subscriber = await getService(strapi, 'subscribers').lock(trx, input.subscriberId);
        return subscriber ? within(trx, subscriber, input) : [];
      }),
  };
};
export type LeavingService = ReturnType<typeof createLeaving>;
