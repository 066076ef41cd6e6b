import type { Core } from '@strapi/strapi';
import type { ConsentEvidence, ConsentRecord } from '../../content-types';
import { GENESIS_HASH, hashRecord } from '../../server/src/consent';
import {
  fromRow,
  getService,
  inTransaction,
  parseEmail,
  table,
  toRow,
} from '../../server/src/core';

const findPerson = async (strapi: Core.Strapi, email: string): Promise<number> =>
  inTransaction(strapi, async (trx) => {
    const address = parseEmail(email);
    if (!address) throw new Error('the test needs an address');
    const { id } = await getService(strapi, 'subscribers').findOrCreate(trx, {
      address,
      firstName: null,
      lastName: null,
      locale: 'en',
    });
    return id;
  });

/** One more record, with evidence, on this person's chain. */
export const appendRecord = async (
  strapi: Core.Strapi,
  email: string,
  { evidence = true } = {}
): Promise<ConsentRecord> => {
  const subscriberId = await findPerson(strapi, email);
  return inTransaction(strapi, async (trx) => {
    await getService(strapi, 'subscribers').lock(trx, subscriberId);
    return getService(strapi, 'ledger').append(trx, {
      subscriberId,
      event: 'requested',
      method: 'form',
      actor: 'subscriber',
      listId: 1,
      basis: 'double-opt-in',
      locale: 'en',
      evidence: evidence
        ? { email, ip: null, userAgent: 'Firefox', pageUrl: 'https://x.example/' }
        : null,
    });
  });
};

export const chainOf = async (
  strapi: Core.Strapi,
  subscriberId: number
): Promise<ConsentRecord[]> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'consent-record')
    .where({ subscriber_id: subscriberId })
    .orderBy('seq');
  return rows.map((row) => fromRow<ConsentRecord>('consent-record', row));
};

/**
 * Changes a person's records and makes every hash after them anew, so that the chain is sound in
 * itself: what somebody does who knows how the ledger works, and lacks the key.
 */
export const forgeChain = async (
  strapi: Core.Strapi,
  subscriberId: number,
  change: (record: ConsentRecord) => Partial<ConsentRecord>
): Promise<void> => {
  let prevHash = GENESIS_HASH;
  for (const record of await chainOf(strapi, subscriberId)) {
    const { id, hash: _hash, ...unsigned } = { ...record, ...change(record), prevHash };
    const forged = { ...unsigned, hash: hashRecord(unsigned) };
    await table(strapi, 'consent-record').where({ id }).update(toRow(forged));
    prevHash = forged.hash;
  }
};

export const evidenceOf = async (
  strapi: Core.Strapi,
  recordId: number
): Promise<ConsentEvidence | null> => {
  const row = await table(strapi, 'consent-evidence').where({ record_id: recordId }).first();
  return row ? fromRow<ConsentEvidence>('consent-evidence', row) : null;
};
