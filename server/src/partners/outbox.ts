import type { Core } from '@strapi/types';
import type { EpochMs, Partner, PartnerTransfer, WithdrawalReason } from '../../../content-types';
import { forUpdate, fromRow, table, toRow, type Db } from '../core';
import { mayHoldData } from './consent-transitions';

interface Passing {
  partner: Pick<Partner, 'id' | 'channel'>;
  subscriberId: number;
  /** The ledger record that the partner is told of. */
  recordId: number;
  now: EpochMs;
}

const waiting = (
  { partner, subscriberId, recordId, now }: Passing,
  what: Pick<PartnerTransfer, 'kind' | 'reason' | 'address'>
) =>
  toRow({
    partnerId: partner.id,
    subscriberId,
    ...what,
    state: 'waiting',
    channel: partner.channel,
    recordId,
    batch: null,
    attempts: 0,
    dueAt: now,
    leaseUntil: null,
    sentAt: null,
    payloadHash: null,
    response: null,
    createdAt: now,
  } satisfies Omit<PartnerTransfer, 'id'>);

/** A person's data are due to a partner; in the transaction that confirms the consent. */
export const passOnConsent = async (
  strapi: Core.Strapi,
  trx: Db,
  passing: Passing
): Promise<void> => {
  await table(strapi, 'partner-transfer', trx).insert(
    waiting(passing, { kind: 'consent', reason: null, address: null })
  );
};

/**
 * In the transaction that ends the consent: what waits does not go, and where the partner may hold
 * the data it is told to stop.
 */
export const passOnWithdrawal = async (
  strapi: Core.Strapi,
  trx: Db,
  { address, reason, ...passing }: Passing & { address: string; reason: WithdrawalReason }
): Promise<void> => {
  const own = () =>
    table(strapi, 'partner-transfer', trx).where({
      partner_id: passing.partner.id,
      subscriber_id: passing.subscriberId,
    });
  // Locked: an instance that took one of them just now would otherwise go unnoticed.
  const rows: Record<string, unknown>[] = await forUpdate(strapi, own());
  const transfers = rows.map((row) => fromRow<PartnerTransfer>('partner-transfer', row));
  // What an instance is handing over at this moment stays its own; the withdrawal goes after it.
  await own()
    .where({ kind: 'consent' })
    .whereIn('state', ['waiting', 'failed'])
    .whereNull('lease_until')
    .update(toRow({ state: 'cancelled', response: 'withdrawn' }));
  if (mayHoldData(transfers))
    await table(strapi, 'partner-transfer', trx).insert(
      waiting(passing, { kind: 'withdrawal', reason, address })
    );
};
