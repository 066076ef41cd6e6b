import { defineContentType, type EpochMs, type LocalizedText } from '../model';

export const PROMOTION_KINDS = ['contest', 'vote', 'private-sale'] as const;
export type PromotionKind = (typeof PROMOTION_KINDS)[number];

export interface PromotionOption {
  key: string;
  label: LocalizedText;
}

/** Who may take part; what is `null` or empty does not matter. */
export interface Eligibility {
  /** ISO 3166-1 alpha-2, of the custom field `countryField`. */
  countries: string[];
  countryField: string | null;
  /** Years on the day of entry, of the custom field `birthField`. */
  minAge: number | null;
  birthField: string | null;
}

/**
 * Something that people take part in through a form: a contest with a draw, a vote, a private sale
 * with personal codes. Taking part never depends on consent to a newsletter.
 */
export interface Promotion {
  id: number;
  documentId: string;
  slug: string;
  name: string;
  kind: PromotionKind;
  title: LocalizedText;
  /** First and last moment at which an entry counts. */
  startsAt: EpochMs | null;
  endsAt: EpochMs | null;
  /** The zone in which the panel shows and takes these times. */
  timeZone: string;
  /** The draft of the rules; publishing makes an immutable version. */
  rules: LocalizedText;
  /** Latest published version of the rules, 0 before the first. */
  rulesVersion: number;
  eligibility: Eligibility;
  /** `vote`: what people choose among. */
  options: PromotionOption[];
  /** `contest`. */
  winners: number;
  reserves: number;
  createdAt: string;
  updatedAt: string;
}

export const promotion = defineContentType(
  'promotion',
  'promotions',
  'A contest, vote or private sale that people take part in through a form.',
  {
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    kind: { type: 'string', required: true },
    title: { type: 'json' },
    startsAt: { type: 'biginteger' },
    endsAt: { type: 'biginteger' },
    timeZone: { type: 'string', default: 'UTC' },
    rules: { type: 'json' },
    rulesVersion: { type: 'integer', default: 0 },
    eligibility: { type: 'json' },
    options: { type: 'json' },
    winners: { type: 'integer', default: 1 },
    reserves: { type: 'integer', default: 0 },
  },
  [{ name: 'optin_promotions_slug_uq', columns: ['slug'], type: 'unique' }]
);
