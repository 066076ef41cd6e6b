import type { Core } from '@strapi/types';
import type { Suppression, SuppressionReason } from '../../../content-types';
import { fromRow, getService, hmacHex, table, toRow, type Db } from '../core';

/** A stronger reason is never overwritten by a weaker one. */
const WEIGHT: Record<SuppressionReason, number> = {
  manual: 1,
  'hard-bounce': 2,
  complaint: 3,
  erasure: 4,
};

export const createSuppressions = ({ strapi }: { strapi: Core.Strapi }) => {
  const find = async (fingerprint: string, db?: Db): Promise<Suppression | null> => {
    const row = await table(strapi, 'suppression', db).where({ fingerprint }).first();
    return row ? fromRow<Suppression>('suppression', row) : null;
  };

  return {
    find,

    /** The keyed hash under which an address is remembered without being kept. */
    fingerprintOf: (emailKey: string): string =>
      hmacHex(getService(strapi, 'keys').fingerprint, emailKey),

    /** Blocks an address; keeps the earliest date and the gravest reason. */
    async add(
      trx: Db,
      entry: { fingerprint: string; reason: SuppressionReason; detail: string | null }
    ): Promise<void> {
      const row = toRow({ ...entry, since: getService(strapi, 'clock').now() });
      await table(strapi, 'suppression', trx).insert(row).onConflict('fingerprint').ignore();
      const weaker = Object.entries(WEIGHT).flatMap(([reason, weight]) =>
        weight < WEIGHT[entry.reason] ? [reason] : []
      );
      await table(strapi, 'suppression', trx)
        .where({ fingerprint: entry.fingerprint })
        .whereIn('reason', weaker)
        .update({ reason: entry.reason, detail: entry.detail });
    },

    /** @returns whether the address had been blocked */
    async lift(trx: Db, fingerprint: string): Promise<boolean> {
      return (await table(strapi, 'suppression', trx).where({ fingerprint }).delete()) > 0;
    },
  };
};
export type SuppressionsService = ReturnType<typeof createSuppressions>;
