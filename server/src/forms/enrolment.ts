import type { Core } from '@strapi/types';
import type {
  ConsentMethod,
  DeliveryPayload,
  EpochMs,
  List,
  Subscriber,
} from '../../../content-types';
import type { RequestResult } from '../audience';
import { isActiveConsent, permittedBases } from '../consent';
import { DAY, getService, inTransaction, limitsOf, type Db, type EmailAddress } from '../core';
import { detailsOf, factsOf, proofOf, regimeOf, type EnrolmentRequest } from './enrolment-request';
import { queueReceipt } from './receipt';

export interface EnrolmentInput {
  address: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  /** null when somebody in the panel asks on the person's behalf. */
  form: { id: number; version: number } | null;
  requests: EnrolmentRequest[];
  method: Extract<ConsentMethod, 'form' | 'panel'>;
  /** `subscriber` or `admin:<id>`. */
  actor: string;
  evidence: { ip: string | null; userAgent: string | null; pageUrl: string | null };
}

/** How many expired sign-ups one sweep handles before it looks at the clock again. */
const SWEEP = 200;

export const createEnrolment = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Queues the one mail that answers a request. Addresses that must not be mailed get a row too,
   * which the worker skips with the reason: the same work is done for every state of an address,
   * and "why did nothing come?" has an answer.
   */
  const answer = async (
    trx: Db,
    subscriber: Subscriber,
    input: EnrolmentInput,
    results: RequestResult[],
    now: EpochMs
  ): Promise<void> => {
    const outbox = getService(strapi, 'outbox');
    const lists = new Map(input.requests.map(({ list }) => [list.id, list]));
    const of = (outcome: RequestResult['outcome']) =>
      results.filter((result) => result.outcome === outcome).map(({ listId }) => listId);
    const queue = (kind: 'confirmation' | 'already-subscribed' | 'welcome', listIds: number[]) => {
      const payload: DeliveryPayload = {
        locale: input.locale,
        listIds,
        senderId: listIds.map((id) => lists.get(id)?.senderId).find((id) => id != null) ?? null,
        ...(input.form ? { formId: input.form.id, formVersion: input.form.version } : {}),
      };
      return outbox.enqueueSystem(trx, { kind, subscriberId: subscriber.id, payload });
    };

    // A welcome to somebody who is kept out is queued all the same, and the worker skips it.
    const joined = [...of('confirmed'), ...of('kept-out')].filter(
      (id) => lists.get(id)?.welcomeMail
    );
    if (joined.length > 0) await queue('welcome', joined);
    const asked = of('requested');
    const known = of('already-confirmed');
    const isAnswered = known.length === 0 || of('confirmed').length + of('kept-out').length > 0;
    if (asked.length === 0 && isAnswered) return;
    const mails = await outbox.systemMailsSince(trx, subscriber.id, now - DAY);
    if (mails >= limitsOf(strapi).mailsPerDay) return;
    if (asked.length > 0) await queue('confirmation', asked);
    else await queue('already-subscribed', known);
  };

  return {
    /**
     * Takes a sign-up in: person, subscriptions, proof and mail in one transaction. Whoever calls
     * learns nothing about what the address was before.
     * @returns the subscriber's id, for callers in the panel
     */
    async enrol(input: EnrolmentInput): Promise<number> {
      const now = getService(strapi, 'clock').now();
      const id = await inTransaction(strapi, async (trx) => {
        const subscriber = await getService(strapi, 'subscribers').findOrCreate(trx, input);
        const permitted = permittedBases(await getService(strapi, 'settings').get());
        const block = await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx);
        const regimes = new Map(
          input.requests.map((request) => [
            request.list.id,
            regimeOf(request, permitted, block?.reason === 'erasure'),
          ])
        );
        const joins = input.requests.filter(({ declines }) => !declines);
        const results = await getService(strapi, 'subscriptions').request(trx, {
          subscriberId: subscriber.id,
          lists: joins.map(({ list }) => ({
            ...list,
            regime: regimes.get(list.id) ?? 'double-opt-in',
          })),
          proofs: new Map(joins.map((request) => [request.list.id, proofOf(request, now)])),
          now,
        });
        const refusals = input.requests.filter(({ declines }) => declines);
        const declined = await getService(strapi, 'subscriptions').refuse(trx, {
          subscriberId: subscriber.id,
          lists: refusals.map(({ list }) => list),
          now,
        });
        const agreed: { recordId: number; list: List }[] = [];
        for (const request of input.requests) {
          const { list, wording } = request;
          const result = results.find(({ listId }) => listId === list.id);
          const refusal = declined.find(({ listId }) => listId === list.id);
          const entry = {
            subscriberId: subscriber.id,
            listId: list.id,
            basis: result?.basis ?? refusal?.kept ?? regimes.get(list.id) ?? list.regime,
            wording,
            form: input.form,
            locale: input.locale,
            method: input.method,
            actor: input.actor,
            details: detailsOf(request, result?.outcome ?? refusal?.outcome ?? null),
            evidence: {
              email: input.address.email,
              ...input.evidence,
              facts: factsOf(request, now),
            },
          };
          const ledger = getService(strapi, 'ledger');
          if (request.declines) {
            await ledger.append(trx, { ...entry, event: 'refused' });
            continue;
          }
          await ledger.append(trx, { ...entry, event: 'requested' });
          if (result?.outcome !== 'confirmed') continue;
          const isConsent = isActiveConsent(result.basis);
          const { id: recordId } = await ledger.append(trx, {
            ...entry,
            // Where the person did nothing, the ledger must not say that they confirmed.
            event: isConsent ? 'confirmed' : 'registered',
          });
          if (isConsent) agreed.push({ recordId, list });
        }
        await queueReceipt(strapi, trx, {
          subscriberId: subscriber.id,
          recordIds: agreed.map(({ recordId }) => recordId),
          lists: agreed.map(({ list }) => list),
          locale: input.locale,
        });
        await answer(trx, subscriber, input, results, now);
        return subscriber.id;
      });
      getService(strapi, 'worker').wake();
      return id;
    },

    /**
     * Lets sign-ups that nobody confirmed expire.
     * @param before sign-ups asked for before this moment
     * @returns how many expired
     */
    async expirePending(before: EpochMs): Promise<number> {
      let expired = 0;
      for (;;) {
        const overdue = await getService(strapi, 'subscriptions').overdue(before, SWEEP);
        let changed = 0;
        for (const { id, subscriberId, listId, basis } of overdue) {
          const done = await inTransaction(strapi, async (trx) => {
            if (!(await getService(strapi, 'subscribers').lock(trx, subscriberId))) return false;
            if (!(await getService(strapi, 'subscriptions').expire(trx, id, before))) return false;
            await getService(strapi, 'ledger').append(trx, {
              subscriberId,
              listId,
              basis,
              event: 'expired',
              method: 'engine',
              actor: 'engine',
            });
            return true;
          });
          if (done) changed += 1;
        }
        expired += changed;
        // Nothing changed: another instance is at it, or the rest cannot expire.
        if (overdue.length < SWEEP || changed === 0) return expired;
      }
    },
  };
};
export type EnrolmentService = ReturnType<typeof createEnrolment>;
