import type { Core } from '@strapi/types';
import { PLUGIN_ID } from '../../core';
import type { SealProof } from './model';

interface SealProofs {
  proofOf(subscriberId: number): Promise<SealProof | null>;
}

/** How these people's chains lie in the latest daily seal; those it does not hold are left out. */
export const sealProofsOf = async (
  strapi: Core.Strapi,
  ids: number[]
): Promise<Map<number, SealProof>> => {
  const seals = strapi.plugin(PLUGIN_ID).service('seals') as SealProofs | undefined;
  const proofs = new Map<number, SealProof>();
  if (!seals) return proofs;
  for (const id of ids) {
    const proof = await seals.proofOf(id);
    if (proof) proofs.set(id, proof);
  }
  return proofs;
};
