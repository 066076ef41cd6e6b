import type { Core } from '@strapi/types';
import { DAY, getService, inTransaction, limitsOf } from '../core';

interface FormRef {
  formId: number;
  formVersion: number;
}

/**
 * Mails the confirmation for a person's pending sign-ups again, within the daily limit of an
 * address: a reminder must not become a nuisance. It answers the old request, so the ledger's
 * words for it are those of the request; the click will add the confirmation.
 * @returns whether a mail was queued
 */
export const resendConfirmation = (strapi: Core.Strapi, subscriberId: number): Promise<boolean> =>
  inTransaction(strapi, async (trx) => {
    const subscriber = await getService(strapi, 'subscribers').lock(trx, subscriberId);
    if (!subscriber || subscriber.status === 'erased') return false;
    if (await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx)) return false;
    const pending = (await getService(strapi, 'subscriptions').of(subscriberId, trx)).filter(
      ({ state }) => state === 'pending'
    );
    if (pending.length === 0) return false;
    const outbox = getService(strapi, 'outbox');
    const since = getService(strapi, 'clock').now() - DAY;
    const mails = await outbox.systemMailsSince(trx, subscriberId, since);
    if (mails >= limitsOf(strapi).mailsPerDay) return false;

    const ledger = getService(strapi, 'ledger');
    const requests = new Map<string, { listIds: number[]; locale: string; form: FormRef | null }>();
    for (const { listId } of pending) {
      const request = await ledger.latest(trx, { subscriberId, listId, event: 'requested' });
      const form =
        request?.formId && request.formVersion
          ? { formId: request.formId, formVersion: request.formVersion }
          : null;
      const key = form ? `${form.formId}:${form.formVersion}` : 'panel';
      const entry = requests.get(key);
      if (entry) entry.listIds.push(listId);
      else
        requests.set(key, {
          listIds: [listId],
          locale: request?.locale ?? subscriber.locale,
          form,
        });
    }
    // One mail for each form version: the confirmation must find the wording that was shown.
    const room = limitsOf(strapi).mailsPerDay - mails;
    for (const { listIds, locale, form } of [...requests.values()].slice(0, room)) {
      const lists = await getService(strapi, 'lists').byIds(listIds, trx);
      await outbox.enqueueSystem(trx, {
        kind: 'confirmation',
        subscriberId,
        payload: {
          locale,
          listIds,
          senderId: lists.find((list) => list.senderId)?.senderId ?? null,
          ...form,
        },
      });
    }
    return true;
  });
