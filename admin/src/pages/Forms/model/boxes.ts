import { LEGAL_BASES, type FormConsent, type LegalBasis } from '../../../../../content-types';
import type { ListRow } from '../../../../../server/src/audience/contract';
import { acceptedWith } from '../../Lists/model/regimes';

/** `opt-in`: tick to join; `pre-ticked`: untick to decline; `opt-out`: tick to object. */
export type BoxMode = 'opt-in' | 'pre-ticked' | 'opt-out';

/** How a form asks under each basis, as the engine has it; null where nobody joins through a form. */
export const BOX_MODES = {
  'double-opt-in': 'opt-in',
  'single-opt-in': 'opt-in',
  'passive-opt-in': 'pre-ticked',
  'soft-opt-in': 'opt-out',
  'b2b-opt-out': 'opt-out',
  'third-party': null,
} as const satisfies Record<LegalBasis, BoxMode | null>;

/** The part of a list that decides how a box asks. */
export type BoxList = Pick<
  ListRow,
  'id' | 'name' | 'title' | 'regime' | 'acceptedBases' | 'profession'
>;

export interface Box {
  /** Of what is recorded; null where the lists have no regime in common. */
  basis: LegalBasis | null;
  /** What visitors see; null where they cannot be asked. */
  mode: BoxMode | null;
}

/**
 * The regime that lists share: the same, or of two kinds of active consent the one that asks more of
 * the person. null where one box cannot stand for all of them.
 */
export const sharedRegime = (regimes: LegalBasis[]): LegalBasis | null => {
  const [first, ...others] = new Set(regimes);
  if (first === undefined || others.length === 0) return first ?? 'double-opt-in';
  return regimes.every((regime) => regime === 'double-opt-in' || regime === 'single-opt-in')
    ? 'double-opt-in'
    : null;
};

export const listsOf = <L extends { id: number }>(
  { listIds }: Pick<FormConsent, 'listIds'>,
  lists: readonly L[]
): L[] => listIds.flatMap((id) => lists.find((list) => list.id === id) ?? []);

/** What a box will be once it is published. */
export const boxOf = (
  consent: Pick<FormConsent, 'basis' | 'listIds'>,
  lists: readonly BoxList[]
): Box => {
  const basis = consent.basis ?? sharedRegime(listsOf(consent, lists).map(({ regime }) => regime));
  return { basis, mode: basis === null ? null : BOX_MODES[basis] };
};

/** Bases that a box may ask for itself: each of its lists accepts them, and a form can ask. */
export const choosableBases = (
  consent: Pick<FormConsent, 'listIds'>,
  lists: readonly BoxList[]
): LegalBasis[] => {
  const chosen = listsOf(consent, lists);
  return chosen.length === 0
    ? []
    : LEGAL_BASES.filter(
        (basis) =>
          BOX_MODES[basis] !== null &&
          chosen.every((list) => acceptedWith(list.acceptedBases, list.regime).includes(basis))
      );
};

/** A box after a change: only one that starts empty can be required, others must be free to refuse. */
export const settle = (consent: FormConsent, lists: readonly BoxList[]): FormConsent => {
  const { mode } = boxOf(consent, lists);
  return mode === 'opt-in' || mode === null ? consent : { ...consent, required: false };
};

/** Whether sending the form is enough, without a confirmation by mail. */
export const joinsAtOnce = (consents: readonly FormConsent[], lists: readonly BoxList[]): boolean =>
  consents.some(({ listIds }) => listIds.length > 0) &&
  consents.every((consent) => {
    const { basis } = boxOf(consent, lists);
    return basis !== null && basis !== 'double-opt-in';
  });
