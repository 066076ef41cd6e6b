import type { Core } from '@strapi/types';
import type { List } from '../../../content-types';
import { getService, type Db } from '../core';

export interface ReceiptInput {
  subscriberId: number;
  /** Ledger records of what the person just agreed to; none is no receipt. */
  recordIds: number[];
  lists: Pick<List, 'id' | 'senderId'>[];
  locale: string;
}

/**
 * Queues the receipt of what somebody agreed to, where the settings ask for receipts. The mail is
 * made from the ledger's records when it leaves: nothing that a visitor typed is in it.
 * @returns whether a mail was queued
 */
export const queueReceipt = async (
  strapi: Core.Strapi,
  trx: Db,
  { subscriberId, recordIds, lists, locale }: ReceiptInput
): Promise<boolean> => {
  if (recordIds.length === 0 || lists.length === 0) return false;
  const { consentReceipt } = await getService(strapi, 'settings').get();
  if (!consentReceipt) return false;
  await getService(strapi, 'outbox').enqueueSystem(trx, {
    kind: 'receipt',
    subscriberId,
    payload: {
      locale,
      listIds: lists.map(({ id }) => id),
      senderId: lists.find(({ senderId }) => senderId)?.senderId ?? null,
      recordIds,
    },
  });
  return true;
};
