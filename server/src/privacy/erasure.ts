import type { Core } from '@strapi/types';
import type { ConsentDetails, ConsentMethod, Subscriber } from '../../../content-types';
import { getService, inTransaction, type Db } from '../core';

export interface ErasureInput {
  method: Extract<ConsentMethod, 'panel' | 'engine'>;
  /** `admin:<id>` or `engine`. */
  actor: string;
  /**
   * Whether the address's keyed hash stays blocked. It must where the person wanted to be left
   * alone; whoever merely never came back has nothing to be remembered by.
   */
  block: boolean;
  /** Why, without personal data, for the ledger. */
  details?: ConsentDetails;
}

export const createErasure = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Removes what identifies a person, in a transaction that holds the lock on their row. Their
   * subscriptions have ended before, each with its line in the ledger.
   */
  const within = async (
    trx: Db,
    subscriber: Subscriber,
    { method, actor, block, details }: ErasureInput
  ): Promise<void> => {
    const { id: subscriberId, fingerprint, locale } = subscriber;
    // Whoever got the data is told that it was erased (GDPR art. 19), while its address is known.
    await getService(strapi, 'partners').withdraw(trx, {
      subscriberId,
      locale,
      method,
      actor,
      now: getService(strapi, 'clock').now(),
      evidence: null,
      reason: method === 'engine' ? 'retention' : 'erased',
    });
    await getService(strapi, 'outbox').skipWaiting(trx, {
      subscriberId,
      listIds: 'all',
      reason: 'erased',
    });
    if (block)
      await getService(strapi, 'suppressions').add(trx, {
        fingerprint,
        reason: 'erasure',
        detail: actor,
      });
    const ledger = getService(strapi, 'ledger');
    await ledger.append(trx, { subscriberId, event: 'erased', method, actor, details });
    await ledger.eraseEvidence(trx, subscriberId);
    await getService(strapi, 'customFields').forget(trx, subscriberId);
    await getService(strapi, 'questionnaires').forget(trx, subscriberId);
    await getService(strapi, 'promotions').forget(trx, subscriberId);
    await getService(strapi, 'enrolment').forget(trx, subscriberId);
    await getService(strapi, 'subscribers').erase(trx, subscriberId);
  };

  return {
    within,

    /**
     * Removes what identifies a person (GDPR art. 17): profile, address, the evidence's personal
     * half. What stays: the ledger's chain without a name, and the address's keyed hash, so that an
     * old file imported later does not bring the person back (art. 17(3)(b), CNIL on opt-out lists).
     * @returns false when there was nobody, or nothing left to erase
     */
    erase: (subscriberId: number, actor: string): Promise<boolean> =>
      inTransaction(strapi, async (trx) => {
        const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
        if (!subscriber || subscriber.status === 'erased') return false;
        await getService(strapi, 'leaving').within(trx, subscriber, {
          subscriberId,
          listIds: 'all',
          method: 'panel',
          actor,
          evidence: null,
          reason: 'erased',
        });
        await within(trx, subscriber, { method: 'panel', actor, block: true });
        return true;
      }),
  };
};
export type ErasureService = ReturnType<typeof createErasure>;
