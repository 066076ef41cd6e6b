import { LEGAL_BASES, type LegalBasis } from '../../../content-types';
import { sha256 } from '../core';
import type { Jurisdiction, Settings } from '../core/contract';

/**
 * Bases by how much the person did for them, strongest first. A list whose people joined on one of
 * them cannot be switched to a weaker one.
 */
export const STRENGTH: Record<LegalBasis, number> = {
  'double-opt-in': 5,
  'single-opt-in': 4,
  'soft-opt-in': 3,
  'passive-opt-in': 2,
  'b2b-opt-out': 1,
  'third-party': 0,
};

/** Whether the person gave consent by doing something (GDPR art. 4(11)). */
export const isActiveConsent = (basis: LegalBasis): boolean =>
  basis === 'double-opt-in' || basis === 'single-opt-in';

/** How a form asks under each basis; `null` where people never join through a form. */
export const FORM_MODES = {
  'double-opt-in': 'opt-in',
  'single-opt-in': 'opt-in',
  /** The box is ticked already: leaving it is the yes, unticking it the no. */
  'passive-opt-in': 'pre-ticked',
  /** The box is an objection: ticking it is the no. */
  'soft-opt-in': 'opt-out',
  'b2b-opt-out': 'opt-out',
  'third-party': null,
} as const satisfies Record<LegalBasis, 'opt-in' | 'pre-ticked' | 'opt-out' | null>;
export type FormMode = NonNullable<(typeof FORM_MODES)[LegalBasis]>;

/**
 * Bases that a jurisdiction knows at all. Consent by a pre-ticked box is void in the EU (GDPR
 * recital 32; CJEU C-673/17, Planet49), France included.
 */
export const jurisdictionBases = (jurisdiction: Jurisdiction): LegalBasis[] =>
  LEGAL_BASES.filter((basis) => basis !== 'passive-opt-in' || jurisdiction === 'neutral');

/** Bases in force: those of the law, and pre-ticked boxes only where an administrator allowed them. */
export const permittedBases = ({
  jurisdiction,
  passiveOptIn,
}: Pick<Settings, 'jurisdiction' | 'passiveOptIn'>): LegalBasis[] =>
  jurisdictionBases(jurisdiction).filter(
    (basis) => basis !== 'passive-opt-in' || passiveOptIn.allowed
  );

/** One spelling for comparing professions, on every database: case and spaces do not count. */
export const professionKey = (profession: string | null | undefined): string | null => {
  const text = (profession ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return text === '' ? null : sha256(text).slice(0, 32);
};
