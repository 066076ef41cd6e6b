import { defineBulkModel, type EpochMs } from '../model';
import type { PartnerChannel } from '../partner';

/** `consent`: the person's data with its proof; `withdrawal`: that the partner must stop. */
export const TRANSFER_KINDS = ['consent', 'withdrawal'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * waiting --handed over--> sent
 * waiting --every attempt failed--> failed --somebody retries--> waiting
 * waiting --consent taken back before the partner could have got it--> cancelled
 */
export const TRANSFER_STATES = ['waiting', 'sent', 'failed', 'cancelled'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/**
 * Why a partner must stop: the person took the consent back or asked to be erased, was blocked after
 * a complaint, or the sender's retention period ended and the proof went with it.
 */
export const WITHDRAWAL_REASONS = ['withdrawn', 'erased', 'blocked', 'retention'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Who received whose data when; while it waits, the outbox. */
export interface PartnerTransfer {
  id: number;
  partnerId: number;
  subscriberId: number;
  kind: TransferKind;
  state: TransferState;
  channel: PartnerChannel;
  /** `withdrawal`: why. */
  reason: WithdrawalReason | null;
  /** The ledger record that it passes on. */
  recordId: number | null;
  /**
   * `withdrawal`: the address to stop writing to, since an erasure takes it from everywhere else.
   * Removed once the partner has it.
   */
  address: string | null;
  /** Name of the webhook call or export file that carried it; null while waiting. */
  batch: string | null;
  attempts: number;
  dueAt: EpochMs;
  /** Lease of the instance that is at it. */
  leaseUntil: EpochMs | null;
  sentAt: EpochMs | null;
  /** SHA-256 (hex) of the canonical JSON of the record that went out. */
  payloadHash: string | null;
  /** Last answer, without personal data. */
  response: string | null;
  createdAt: EpochMs;
}

export const partnerTransfer = defineBulkModel(
  'partner-transfer',
  'optin_partner_transfers',
  {
    partnerId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    kind: { type: 'string' },
    state: { type: 'string' },
    channel: { type: 'string' },
    reason: { type: 'string' },
    recordId: { type: 'integer' },
    address: { type: 'string' },
    batch: { type: 'string' },
    attempts: { type: 'integer' },
    dueAt: { type: 'biginteger' },
    leaseUntil: { type: 'biginteger' },
    sentAt: { type: 'biginteger' },
    payloadHash: { type: 'string' },
    response: { type: 'text' },
    createdAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_partner_transfers_due_ix', columns: ['state', 'channel', 'due_at', 'id'] },
    { name: 'optin_partner_transfers_partner_ix', columns: ['partner_id', 'state', 'id'] },
    { name: 'optin_partner_transfers_person_ix', columns: ['subscriber_id', 'partner_id', 'id'] },
  ]
);
