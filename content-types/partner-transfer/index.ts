import { defineBulkModel, type EpochMs } from '../model';
import type { PartnerChannel } from '../partner';

/** `consent`: the person's data with its proof; `withdrawal`: that the partner must stop. */
export const TRANSFER_KINDS = ['consent', 'withdrawal'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** waiting --handed over--> sent; waiting --refused for good--> failed */
export const TRANSFER_STATES = ['waiting', 'sent', 'failed'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** Who received whose data when. */
export interface PartnerTransfer {
  id: number;
  partnerId: number;
  subscriberId: number;
  kind: TransferKind;
  state: TransferState;
  channel: PartnerChannel;
  /** One export file or webhook call; null while waiting. */
  batch: string | null;
  attempts: number;
  dueAt: EpochMs;
  /** Lease of the instance that is at it. */
  leaseUntil: EpochMs | null;
  sentAt: EpochMs | null;
  /** SHA-256 (hex) of the signed record that went out. */
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
    { name: 'optin_partner_transfers_partner_ix', columns: ['partner_id', 'id'] },
    { name: 'optin_partner_transfers_person_ix', columns: ['subscriber_id', 'id'] },
  ]
);
