import { LEGAL_BASES } from '../../content-types';
import type { PolicyContext, PolicySubscription } from '../../server/src/consent';

export const POLICY_NOW = 1_800_000_000_000;
export const POLICY_LIST = 1;

/** Nothing outside the person speaks against a mail, and no campaign is meant. */
export const openContext = (over: Partial<PolicyContext> = {}): PolicyContext => ({
  now: POLICY_NOW,
  engagedSince: POLICY_NOW - 1000,
  permitted: LEGAL_BASES,
  accepted: new Map([[POLICY_LIST, LEGAL_BASES]]),
  provenances: new Map(),
  campaign: null,
  ...over,
});

/** A subscription in good order. */
export const subscriptionFacts = (over: Partial<PolicySubscription> = {}): PolicySubscription => ({
  listId: POLICY_LIST,
  state: 'confirmed',
  basis: 'double-opt-in',
  lastEngagedAt: POLICY_NOW,
  renewalDue: 0,
  relationAt: null,
  professionKey: null,
  provenanceId: null,
  ...over,
});
