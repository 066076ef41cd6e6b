import type { Core } from '@strapi/types';
import type { ConsentRecord } from '../../../../content-types';
import type { SealProof } from '../../consent';
import { getService } from '../../core';
import type { SealState } from './model';

export interface Seals {
  /** The last record that the latest seal covers; 0 before the first seal. */
  covers: number;
  proofs: Map<number, SealProof>;
}

/** How these people's chains lie in the latest daily seal; those it cannot be shown for are left out. */
export const sealsOf = async (strapi: Core.Strapi, ids: number[]): Promise<Seals> => {
  const seals = getService(strapi, 'seals');
  const [latest] = await seals.list(1);
  const proofs = new Map<number, SealProof>();
  if (!latest) return { covers: 0, proofs };
  for (const id of ids) {
    const proof = await seals.proofOf(id);
    if (proof) proofs.set(id, proof);
  }
  return { covers: latest.lastRecordId, proofs };
};

/**
 * A chain that began before the latest seal lies in it; where the seal does not bear it out, somebody
 * changed records of this person or of those with neighbouring ids.
 */
export const sealStateOf = (
  records: ConsentRecord[],
  subscriberId: number,
  { covers, proofs }: Seals
): SealState => {
  if (proofs.has(subscriberId)) return 'sealed';
  return records.length > 0 && records[0].id <= covers ? 'broken' : 'not-yet';
};
