import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { table, toRow } from '../core';

/** Deliveries whose holder fell silent become claimable again, with the same Message-ID. */
export const releaseExpired = (strapi: Core.Strapi, now: EpochMs): Promise<number> =>
  table(strapi, 'delivery')
    .where({ state: 'claimed' })
    .andWhere('lease_until', '<', now)
    .update(
      toRow({ state: 'waiting', leaseOwner: null, leaseUntil: null })
    ) as unknown as Promise<number>;

/** Says that `owner` is alive and still at work on what it claimed. */
export const renewLeases = (strapi: Core.Strapi, owner: string, until: EpochMs): Promise<number> =>
  table(strapi, 'delivery')
    .where({ state: 'claimed', lease_owner: owner })
    .update(toRow({ leaseUntil: until })) as unknown as Promise<number>;

/** Gives back what `owner` claimed and did not hand over; at an orderly stop. */
export const returnClaims = (strapi: Core.Strapi, owner: string, ids: number[]): Promise<number> =>
  table(strapi, 'delivery')
    .where({ state: 'claimed', lease_owner: owner })
    .whereIn('id', ids)
    .update({
      ...toRow({ state: 'waiting', leaseOwner: null, leaseUntil: null }),
      attempts: strapi.db.connection.raw('attempts - 1'),
    }) as unknown as Promise<number>;
