import { defineBulkModel, type EpochMs } from '../model';
import type { SubmissionChannel } from '../submission';

export const STOP_REASONS = [
  'honeypot',
  'too-fast',
  'forged-start',
  'ip-limit',
  'address-limit',
  'form-limit',
  'challenge-missing',
  'challenge-wrong',
  'challenge-spent',
  'challenge-expired',
  'disposable',
  'blocked-address',
  'blocked-domain',
  'blocked-ip',
  /** Accepted and answered as ever, but no further mail goes to this address today. */
  'mail-cap',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** How many requests the guard stopped, by hour; counts only, nothing of anybody. */
export interface GuardStop {
  id: number;
  formId: number;
  reason: StopReason;
  channel: SubmissionChannel;
  /** Start of the hour. */
  hour: EpochMs;
  stops: number;
}

export const guardStop = defineBulkModel(
  'guard-stop',
  'optin_guard_stops',
  {
    formId: { type: 'integer' },
    reason: { type: 'string' },
    channel: { type: 'string' },
    hour: { type: 'biginteger' },
    stops: { type: 'integer' },
  },
  [
    {
      name: 'optin_guard_stops_uq',
      columns: ['hour', 'form_id', 'reason', 'channel'],
      type: 'unique',
    },
  ]
);
