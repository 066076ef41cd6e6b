import { defineBulkModel, type EpochMs } from '../model';

/** A challenge that was answered once and counts no more; kept until it would have expired. */
export interface SpentChallenge {
  id: number;
  /** SHA-256 (hex) of the challenge. */
  challengeKey: string;
  expiresAt: EpochMs;
}

export const spentChallenge = defineBulkModel(
  'spent-challenge',
  'optin_spent_challenges',
  { challengeKey: { type: 'string' }, expiresAt: { type: 'biginteger' } },
  [
    { name: 'optin_spent_challenges_uq', columns: ['challenge_key'], type: 'unique' },
    { name: 'optin_spent_challenges_expires_ix', columns: ['expires_at'] },
  ]
);
