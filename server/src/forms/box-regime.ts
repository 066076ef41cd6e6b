import type { LegalBasis } from '../../../content-types';
import { isActiveConsent } from '../consent';

/**
 * The regime that several lists have in common: the same, or of two kinds of active consent the one
 * that asks more of the person. null where one box cannot stand for all of them.
 */
export const commonRegime = (bases: LegalBasis[]): LegalBasis | null => {
  const [first, ...others] = new Set(bases);
  if (first === undefined || others.length === 0) return first ?? 'double-opt-in';
  return bases.every(isActiveConsent) ? 'double-opt-in' : null;
};

/** As `commonRegime`; where there is none, people are asked to confirm by mail, which always holds. */
export const strictest = (bases: LegalBasis[]): LegalBasis =>
  commonRegime(bases) ?? 'double-opt-in';
