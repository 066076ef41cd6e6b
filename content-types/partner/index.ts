import { defineContentType, type EpochMs, type LocalizedText } from '../model';

/** How a partner gets the people who agreed. */
export const PARTNER_CHANNELS = ['export', 'webhook'] as const;
export type PartnerChannel = (typeof PARTNER_CHANNELS)[number];

/** A company that visitors may agree to hear from: named, with its own box and wording. */
export interface Partner {
  id: number;
  documentId: string;
  slug: string;
  /** As visitors read it. */
  name: string;
  purpose: LocalizedText;
  privacyPolicyUrl: string;
  /** Whom people write to about their data. */
  contactName: string;
  contactEmail: string;
  /** First and last day of the contract, `YYYY-MM-DD`; open where empty. */
  contractFrom: string;
  contractUntil: string;
  channel: PartnerChannel;
  /** `webhook`: absolute https URL. */
  webhookUrl: string;
  isActive: boolean;
  /** Counts up each time the partner's signing secret is replaced. */
  secretNumber: number;
  /** When it last was; the secret before still signs for some days. null before the first time. */
  secretReplacedAt: EpochMs | null;
  createdAt: string;
  updatedAt: string;
}

export const partner = defineContentType(
  'partner',
  'partners',
  'A company that visitors may agree to hear from (coregistration).',
  {
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    purpose: { type: 'json' },
    privacyPolicyUrl: { type: 'string', default: '' },
    contactName: { type: 'string', default: '' },
    contactEmail: { type: 'string', default: '' },
    contractFrom: { type: 'string', default: '' },
    contractUntil: { type: 'string', default: '' },
    channel: { type: 'string', default: 'export' },
    webhookUrl: { type: 'text' },
    isActive: { type: 'boolean', default: true },
    secretNumber: { type: 'integer', default: 1 },
    secretReplacedAt: { type: 'biginteger' },
  },
  [{ name: 'optin_partners_slug_uq', columns: ['slug'], type: 'unique' }]
);
