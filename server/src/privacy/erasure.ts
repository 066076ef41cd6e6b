import type { Core } from '@strapi/types';
import { getService, inTransaction } from '../core';

export const createErasure = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Removes what identifies a person (GDPR art. 17): profile, address, the evidence's personal
   * half. What stays: the ledger's chain without a name, and the address's keyed hash, so that an
   * old file imported later does not bring the person back (art. 17(3)(b), CNIL on opt-out lists).
   * @returns false when there was nobody, or nothing left to erase
   */
  erase: (subscriberId: number, actor: string): Promise<boolean> =>
    inTransaction(strapi, async (trx) => {
      const subscribers = getService(strapi, 'subscribers');
      const subscriber = await subscribers.lock(trx, subscriberId);
      if (!subscriber || subscriber.status === 'erased') return false;
      await getService(strapi, 'leaving').within(trx, subscriber, {
        subscriberId,
        listIds: 'all',
        method: 'panel',
        actor,
        evidence: null,
      });
      await getService(strapi, 'suppressions').add(trx, {
        fingerprint: subscriber.fingerprint,
        reason: 'erasure',
        detail: actor,
      });
      const ledger = getService(strapi, 'ledger');
      await ledger.append(trx, { subscriberId, event: 'erased', method: 'panel', actor });
      await ledger.eraseEvidence(trx, subscriberId);
      await subscribers.erase(trx, subscriberId);
      return true;
    }),
});
export type ErasureService = ReturnType<typeof createErasure>;
