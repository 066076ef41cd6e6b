import { LEGAL_BASES, type LegalBasis } from '../../../../../content-types/subscription';
import type { SaveListRequest } from '../../../../../server/src/audience/contract';

/** Bases by how much the person did for them, the strongest first; the engine's order. */
export const BY_STRENGTH = [
  'double-opt-in',
  'single-opt-in',
  'soft-opt-in',
  'passive-opt-in',
  'b2b-opt-out',
  'third-party',
] as const satisfies readonly LegalBasis[];

export const isWeaker = (basis: LegalBasis, than: LegalBasis): boolean =>
  BY_STRENGTH.indexOf(basis) > BY_STRENGTH.indexOf(than);

/** In the order in which the panel lists them, each once. */
const ordered = (bases: readonly LegalBasis[]): LegalBasis[] =>
  LEGAL_BASES.filter((basis) => bases.includes(basis));

/** What a list may be written to on: what was chosen, and always the regime. */
export const acceptedWith = (
  accepted: readonly LegalBasis[] | null | undefined,
  regime: LegalBasis
): LegalBasis[] => ordered([...(accepted ?? []), regime]);

/**
 * The accepted bases after a change of the regime. A list that has people goes on writing to those
 * who joined under the old one; a list that is only being made up lets go of it.
 */
export const acceptedAfter = (
  { regime, acceptedBases }: Pick<SaveListRequest, 'regime' | 'acceptedBases'>,
  next: LegalBasis,
  hasPeople: boolean
): LegalBasis[] =>
  acceptedWith(hasPeople ? acceptedBases : acceptedBases.filter((basis) => basis !== regime), next);
