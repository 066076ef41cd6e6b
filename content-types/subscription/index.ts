import { defineBulkModel, type EpochMs } from '../model';

/**
 * pending --confirm--> confirmed --leave--> unsubscribed --fresh confirmation--> confirmed
 * pending --no answer in time--> expired --fresh sign-up--> pending
 *
 * A sign-up for an `unsubscribed` subscription leaves the state alone and only sets `requestedAt`:
 * an opt-out ends with a confirmation by the person, never with a form post.
 */
export const SUBSCRIPTION_STATES = ['pending', 'confirmed', 'unsubscribed', 'expired'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

export const LEGAL_BASES = [
  'double-opt-in',
  'single-opt-in',
  'passive-opt-in',
  'soft-opt-in',
  'b2b-opt-out',
  'third-party',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export interface Subscription {
  id: number;
  subscriberId: number;
  listId: number;
  state: SubscriptionState;
  basis: LegalBasis;
  /** When the person last asked to join; a confirmation must answer this request. */
  requestedAt: EpochMs | null;
  confirmedAt: EpochMs | null;
  unsubscribedAt: EpochMs | null;
  /** Last active contact: sign-up, confirmation, click; what the retention clock counts from. */
  lastEngagedAt: EpochMs | null;
  /** Version of the wording in force for this subscription; null where none was shown. */
  wordingId: number | null;
  wordingVersion: number | null;
  /** `soft-opt-in`: when the sale or negotiation was that the basis rests on. */
  relationAt: EpochMs | null;
  /** `b2b-opt-out`: key of the profession or activity recorded at collection. */
  professionKey: string | null;
  /** `third-party`: the file the address came in with. */
  provenanceId: number | null;
  /** 1 while the person has been asked again and nothing may be sent until they answer. */
  renewalDue: number | null;
  /** When the person was last asked to renew; what keeps the engine from asking twice. */
  renewalAskedAt: EpochMs | null;
  /** When the one reminder of a pending sign-up was queued. */
  remindedAt: EpochMs | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

export const subscription = defineBulkModel(
  'subscription',
  'optin_subscriptions',
  {
    subscriberId: { type: 'integer' },
    listId: { type: 'integer' },
    state: { type: 'string' },
    basis: { type: 'string' },
    requestedAt: { type: 'biginteger' },
    confirmedAt: { type: 'biginteger' },
    unsubscribedAt: { type: 'biginteger' },
    lastEngagedAt: { type: 'biginteger' },
    wordingId: { type: 'integer' },
    wordingVersion: { type: 'integer' },
    relationAt: { type: 'biginteger' },
    professionKey: { type: 'string' },
    provenanceId: { type: 'integer' },
    renewalDue: { type: 'integer' },
    renewalAskedAt: { type: 'biginteger' },
    remindedAt: { type: 'biginteger' },
    createdAt: { type: 'biginteger' },
    updatedAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_subscriptions_pair_uq',
      columns: ['subscriber_id', 'list_id'],
      type: 'unique',
    },
    {
      name: 'optin_subscriptions_list_ix',
      columns: ['list_id', 'state', 'subscriber_id'],
    },
    { name: 'optin_subscriptions_pending_ix', columns: ['state', 'requested_at'] },
    { name: 'optin_subscriptions_engaged_ix', columns: ['state', 'last_engaged_at', 'list_id'] },
    {
      name: 'optin_subscriptions_wording_ix',
      columns: ['wording_id', 'wording_version', 'state', 'id'],
    },
    { name: 'optin_subscriptions_provenance_ix', columns: ['provenance_id', 'id'] },
  ]
);
