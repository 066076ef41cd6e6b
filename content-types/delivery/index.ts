import type { AbKey } from '../campaign';
import { defineBulkModel, type EpochMs } from '../model';
import type { LegalBasis } from '../subscription';

/**
 * waiting --claim--> claimed --accepted--> sent
 * claimed --4xx--> waiting (later)        claimed --5xx--> failed
 * claimed --lease ran out--> waiting (same Message-ID)
 * claimed --connection lost after the message went out, attempts used up--> uncertain
 * waiting --policy says no--> skipped     waiting --campaign cancelled--> cancelled
 */
export const DELIVERY_STATES = [
  'waiting',
  'claimed',
  'sent',
  'skipped',
  'failed',
  'uncertain',
  'cancelled',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** System kinds carry no campaign; they go before campaign mail. */
export const DELIVERY_KINDS = [
  'campaign',
  'confirmation',
  'welcome',
  'already-subscribed',
  /** The one reminder of a sign-up that nobody confirmed. */
  'reminder',
  /** Asks somebody to renew their consent: a new wording, or the retention clock. */
  'renewal',
  /** What the person agreed to, for their own files. */
  'receipt',
  /** A contest: the entry counts, and the reference that finds it in the published list. */
  'entry',
  /** Somebody who takes part sent the form again. */
  'already-entered',
  /** A private sale: the personal code; or that codes ran out and who comes first gets the next. */
  'code',
  'code-waiting',
  /** The prize, sent from the panel by hand. */
  'winner',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** What a system mail needs beyond the subscriber. */
export interface DeliveryPayload {
  locale: string;
  listIds: number[];
  senderId: number | null;
  formId?: number;
  formVersion?: number;
  /** `renewal`: why the person is asked, and the wording that a yes agrees to. */
  renewal?: {
    reason: 'wording' | 'retention';
    wordingId: number | null;
    wordingVersion: number | null;
  };
  /** `receipt`: the ledger records it speaks of. */
  recordIds?: number[];
  /** `confirmation`: what a yes confirms besides lists. */
  partners?: { id: number; name: string }[];
  entries?: { id: number; title: string; choice?: string | null }[];
  /** `confirmation`: the submission whose answers a yes makes the person's own. */
  submissionId?: number;
  /** Mails about taking part: the entry they speak of. Code and reference are read when they leave. */
  entryId?: number;
}

export interface Delivery {
  id: number;
  kind: DeliveryKind;
  /** 0 for system mail, 10 for campaigns: lower goes first. */
  priority: number;
  campaignId: number | null;
  subscriberId: number;
  /** The list through which the policy allowed the mail. */
  listId: number | null;
  /** The basis on which the mail went out, noted when it was claimed; null for system mail. */
  basis: LegalBasis | null;
  state: DeliveryState;
  /** Which variant of an A/B test; null for none, and while the person waits for the winner. */
  variant: AbKey | null;
  /** Why it was skipped or failed. */
  reason: string | null;
  attempts: number;
  /** Not before. */
  dueAt: EpochMs;
  leaseOwner: string | null;
  leaseUntil: EpochMs | null;
  /** Deterministic, so that a repeat can be told (RFC 5322 3.6.4), with angle brackets. */
  messageId: string | null;
  /** Last answer of the mail server, without the address. */
  response: string | null;
  payload: DeliveryPayload | null;
  createdAt: EpochMs;
  /** When the state became final. */
  finishedAt: EpochMs | null;
}

export const delivery = defineBulkModel(
  'delivery',
  'optin_deliveries',
  {
    kind: { type: 'string' },
    priority: { type: 'integer' },
    campaignId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    listId: { type: 'integer' },
    basis: { type: 'string' },
    state: { type: 'string' },
    variant: { type: 'string' },
    reason: { type: 'string' },
    attempts: { type: 'integer' },
    dueAt: { type: 'biginteger' },
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'biginteger' },
    messageId: { type: 'string' },
    response: { type: 'text' },
    payload: { type: 'text' },
    createdAt: { type: 'biginteger' },
    finishedAt: { type: 'biginteger' },
  },
  [
    {
      // NULL campaigns (system mail) never collide, on any of the three databases.
      name: 'optin_deliveries_recipient_uq',
      columns: ['campaign_id', 'subscriber_id'],
      type: 'unique',
    },
    { name: 'optin_deliveries_due_ix', columns: ['state', 'priority', 'due_at', 'id'] },
    { name: 'optin_deliveries_campaign_ix', columns: ['campaign_id', 'state', 'id'] },
    { name: 'optin_deliveries_subscriber_ix', columns: ['subscriber_id', 'id'] },
    { name: 'optin_deliveries_lease_ix', columns: ['state', 'lease_until'] },
  ]
);
