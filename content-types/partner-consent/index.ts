import { defineBulkModel, type EpochMs } from '../model';

/**
 * pending --address confirmed--> confirmed --person withdraws--> withdrawn --ticks and confirms
 * again--> confirmed
 */
export const PARTNER_CONSENT_STATES = ['pending', 'confirmed', 'withdrawn'] as const;
export type PartnerConsentState = (typeof PARTNER_CONSENT_STATES)[number];

/** One person's consent to be contacted by one partner; its proof is in the ledger. */
export interface PartnerConsent {
  id: number;
  partnerId: number;
  subscriberId: number;
  state: PartnerConsentState;
  wordingId: number;
  wordingVersion: number;
  wordingHash: string;
  formId: number;
  formVersion: number;
  locale: string;
  requestedAt: EpochMs;
  confirmedAt: EpochMs | null;
  withdrawnAt: EpochMs | null;
}

export const partnerConsent = defineBulkModel(
  'partner-consent',
  'optin_partner_consents',
  {
    partnerId: { type: 'integer' },
    subscriberId: { type: 'integer' },
    state: { type: 'string' },
    wordingId: { type: 'integer' },
    wordingVersion: { type: 'integer' },
    wordingHash: { type: 'string' },
    formId: { type: 'integer' },
    formVersion: { type: 'integer' },
    locale: { type: 'string' },
    requestedAt: { type: 'biginteger' },
    confirmedAt: { type: 'biginteger' },
    withdrawnAt: { type: 'biginteger' },
  },
  [
    {
      name: 'optin_partner_consents_uq',
      columns: ['partner_id', 'subscriber_id'],
      type: 'unique',
    },
    { name: 'optin_partner_consents_state_ix', columns: ['partner_id', 'state', 'id'] },
    { name: 'optin_partner_consents_person_ix', columns: ['subscriber_id', 'id'] },
  ]
);
