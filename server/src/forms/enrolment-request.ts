import type {
  ConsentDetails,
  ConsentEvidence,
  EpochMs,
  LegalBasis,
  List,
  WordingVersion,
} from '../../../content-types';
import type { RefusalResult, RequestResult, SubscriptionProof } from '../audience';
import {
  acceptedBasesOf,
  FORM_MODES,
  isActiveConsent,
  professionKey,
  type FormMode,
} from '../consent';
import { strictest } from './publication';

/** One list somebody asks to join, and the words under which they do. */
export interface EnrolmentRequest {
  list: List;
  wording: (Pick<WordingVersion, 'version' | 'hash'> & { id: number }) | null;
  /** Regime frozen into the form; null for that of the list. */
  basis: LegalBasis | null;
  /** The box has a regime of its own; otherwise the list's present one counts where it asks for more. */
  ownBasis?: boolean;
  /** The person said no: unticked a pre-ticked box, or ticked an objection. */
  declines?: boolean;
  /** How the box asked; noted in the ledger. */
  mode?: FormMode;
  /** `soft-opt-in`: what was bought or negotiated. */
  relation?: { what: string; reference: string | null } | null;
}

/**
 * The regime that holds for a request now: the box's own while the list still accepts it and the
 * law permits it, else the strictest. A confirmation by mail is what is always right, and the only
 * way back for somebody who had their data erased.
 */
export const regimeOf = (
  { list, basis, ownBasis }: EnrolmentRequest,
  permitted: readonly LegalBasis[],
  wasErased: boolean
): LegalBasis => {
  const regime =
    ownBasis && basis ? basis : strictest(basis ? [basis, list.regime] : [list.regime]);
  const isAccepted = acceptedBasesOf(list).includes(regime) && permitted.includes(regime);
  const isForForms = FORM_MODES[regime] !== null;
  const isProved = regime !== 'b2b-opt-out' || professionKey(list.profession) !== null;
  const holds = isForForms && isProved && isAccepted && !(wasErased && isActiveConsent(regime));
  return holds ? regime : 'double-opt-in';
};

export const proofOf = (
  { list, wording, basis, relation }: EnrolmentRequest,
  now: EpochMs
): SubscriptionProof => ({
  wordingId: wording?.id ?? null,
  wordingVersion: wording?.version ?? null,
  relationAt: relation ? now : null,
  professionKey: basis === 'b2b-opt-out' ? professionKey(list.profession) : null,
});

/** What the ledger notes of how a box asked; a plain opt-in box needs no note. */
export const detailsOf = (
  { list, basis, mode }: EnrolmentRequest,
  outcome: RequestResult['outcome'] | RefusalResult['outcome'] | null
): ConsentDetails | null => {
  const details: ConsentDetails = {
    ...(mode === 'pre-ticked' ? { preTicked: true } : {}),
    ...(mode === 'opt-out' ? { optOutOffered: true } : {}),
    ...(basis === 'b2b-opt-out' ? { profession: list.profession } : {}),
    ...(outcome === 'kept-out' ? { keptOut: true } : {}),
    ...(outcome === 'kept-consent' ? { keptConsent: true } : {}),
  };
  return Object.keys(details).length > 0 ? details : null;
};

export const factsOf = ({ relation }: EnrolmentRequest, now: EpochMs): ConsentEvidence['facts'] =>
  relation
    ? {
        what: relation.what,
        on: new Date(now).toISOString().slice(0, 10),
        reference: relation.reference,
      }
    : null;
