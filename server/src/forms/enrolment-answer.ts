import type { Core } from '@strapi/types';
import type { DeliveryPayload, EpochMs } from '../../../content-types';
import type { RequestResult } from '../audience';
import { DAY, getService, limitsOf, type Db } from '../core';
import type { EnrolmentRequest } from './enrolment-request';
import { queueReceipt, type ReceiptInput } from './receipt';

/** What the one mail asks to confirm besides lists. */
export interface Extras {
  partners: NonNullable<DeliveryPayload['partners']>;
  entries: NonNullable<DeliveryPayload['entries']>;
  submissionId: number | null;
}

export interface AnswerInput {
  subscriberId: number;
  locale: string;
  /** null when somebody in the panel asks on the person's behalf. */
  form: { id: number; version: number } | null;
  requests: readonly Pick<EnrolmentRequest, 'list'>[];
  results: readonly RequestResult[];
  extras: Extras;
  receipt: Pick<ReceiptInput, 'recordIds' | 'lists'>;
  now: EpochMs;
}

/**
 * Queues the mails that answer a request, as far as the day's allowance of the address goes: the
 * one that asks or tells first, then welcome and receipt. Addresses that must not be mailed get a
 * row too, which the worker skips with the reason: the same work is done for every state of an
 * address, and "why did nothing come?" has an answer.
 * @returns whether a mail besides the receipt was left out
 */
export const queueAnswer = async (
  strapi: Core.Strapi,
  trx: Db,
  { subscriberId, locale, form, requests, results, extras, receipt, now }: AnswerInput
): Promise<boolean> => {
  const outbox = getService(strapi, 'outbox');
  const lists = new Map(requests.map(({ list }) => [list.id, list]));
  const of = (outcome: RequestResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).map(({ listId }) => listId);
  const confirms: Partial<DeliveryPayload> = {
    ...(extras.partners.length > 0 ? { partners: extras.partners } : {}),
    ...(extras.entries.length > 0 ? { entries: extras.entries } : {}),
    ...(extras.submissionId === null ? {} : { submissionId: extras.submissionId }),
  };
  const queue = async (
    kind: 'confirmation' | 'already-subscribed' | 'welcome',
    listIds: number[]
  ): Promise<boolean> => {
    const payload: DeliveryPayload = {
      locale,
      listIds,
      senderId: listIds.map((id) => lists.get(id)?.senderId).find((id) => id != null) ?? null,
      ...(form ? { formId: form.id, formVersion: form.version } : {}),
      ...(kind === 'confirmation' ? confirms : {}),
    };
    await outbox.enqueueSystem(trx, { kind, subscriberId, payload });
    return true;
  };

  const asked = of('requested');
  const known = of('already-confirmed');
  const isAnswered = known.length === 0 || of('confirmed').length + of('kept-out').length > 0;
  // A welcome to somebody who is kept out is queued all the same, and the worker skips it.
  const joined = [...of('confirmed'), ...of('kept-out')].filter((id) => lists.get(id)?.welcomeMail);
  const planned: (() => Promise<boolean>)[] = [];
  if (asked.length > 0 || extras.partners.length + extras.entries.length > 0)
    planned.push(() => queue('confirmation', asked));
  else if (!isAnswered) planned.push(() => queue('already-subscribed', known));
  if (joined.length > 0) planned.push(() => queue('welcome', joined));
  planned.push(() => queueReceipt(strapi, trx, { ...receipt, subscriberId, locale }));

  let room =
    limitsOf(strapi).mailsPerDay - (await outbox.systemMailsSince(trx, subscriberId, now - DAY));
  for (const [index, mail] of planned.entries()) {
    // The receipt comes last, and may not be due at all.
    if (room <= 0) return index < planned.length - 1;
    if (await mail()) room -= 1;
  }
  return false;
};
