import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { getService, inTransaction, table, type Db } from '../core';
import type { ClaimedDelivery } from './claim';
import type { AfterAttempt } from './outcome';

export interface AttemptResult {
  delivery: ClaimedDelivery;
  messageId: string | null;
  response: string;
  after: AfterAttempt;
}

/** `CASE id WHEN ? THEN ? ... END`: one statement writes a different value to each row. */
const caseById = (
  strapi: Core.Strapi,
  results: AttemptResult[],
  value: (result: AttemptResult) => string | null
) =>
  strapi.db.connection.raw(
    `CASE id ${results.map(() => 'WHEN ? THEN ?').join(' ')} END`,
    results.flatMap((result) => [result.delivery.id, value(result)])
  );

const key = ({ state, reason, dueAt, counts }: AfterAttempt) =>
  JSON.stringify([state, reason, dueAt, counts]);

const MAX_RESPONSE = 500;

/**
 * Writes down what became of a batch, in one transaction. Only rows that this instance still holds
 * are touched: after a lost lease another instance's word counts.
 */
export const recordBatch = async (
  strapi: Core.Strapi,
  owner: string,
  results: AttemptResult[],
  now: EpochMs
): Promise<void> => {
  if (results.length === 0) return;
  const groups = new Map<string, AttemptResult[]>();
  for (const result of results)
    groups.set(key(result.after), [...(groups.get(key(result.after)) ?? []), result]);

  await inTransaction(strapi, async (trx) => {
    for (const group of groups.values()) await recordGroup(strapi, trx, owner, group, now);
    const gone = results.filter(({ after }) => after.suppress);
    if (gone.length > 0) await suppress(strapi, trx, gone);
  });
};

const recordGroup = async (
  strapi: Core.Strapi,
  trx: Db,
  owner: string,
  group: AttemptResult[],
  now: EpochMs
) => {
  const { state, reason, dueAt, counts } = group[0].after;
  await table(strapi, 'delivery', trx)
    .whereIn(
      'id',
      group.map(({ delivery }) => delivery.id)
    )
    .where({ state: 'claimed', lease_owner: owner })
    .update({
      state,
      reason,
      lease_owner: null,
      lease_until: null,
      finished_at: dueAt === null ? now : null,
      ...(dueAt === null ? {} : { due_at: dueAt }),
      ...(counts ? {} : { attempts: strapi.db.connection.raw('attempts - 1') }),
      message_id: caseById(strapi, group, ({ messageId }) => messageId),
      response: caseById(strapi, group, ({ response }) => response.slice(0, MAX_RESPONSE)),
    });
};

/** A 5xx for the address in the SMTP dialogue is a hard bounce like any other. */
const suppress = async (strapi: Core.Strapi, trx: Db, gone: AttemptResult[]) => {
  const suppressions = getService(strapi, 'suppressions');
  const people = await getService(strapi, 'subscribers').byIds(
    gone.map(({ delivery }) => delivery.subscriberId),
    trx
  );
  for (const { fingerprint, id } of people) {
    const response = gone.find(({ delivery }) => delivery.subscriberId === id)?.response ?? null;
    if (fingerprint)
      await suppressions.add(trx, {
        fingerprint,
        reason: 'hard-bounce',
        detail: response?.slice(0, 200) ?? null,
      });
  }
};
