import { defineContentType, type EpochMs } from '../model';
import type { AbOutcome, AbTest } from './ab-test';
import type { InlineNode, MessageDocument } from './message';
import type { Approval, ArchiveEntry, LinkTags, Recurrence, ScheduleMode } from './plan';
import type { MessageTranslation } from './translation';

export * from './ab-test';
export * from './brand';
export * from './cms';
export * from './message';
export * from './plan';
export * from './translation';

/**
 * draft --schedule--> scheduled --due--> preparing --snapshot whole--> sending --> completed
 * scheduled --unschedule--> draft
 * preparing, sending --pause--> paused --resume--> preparing or sending
 * scheduled, preparing, sending, paused --cancel--> cancelled
 */
export const CAMPAIGN_STATES = [
  'draft',
  'scheduled',
  'preparing',
  'sending',
  'paused',
  'completed',
  'cancelled',
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** What a campaign is: whose content, and whether it sells. */
export const CAMPAIGN_NATURES = ['editorial', 'commercial', 'partner'] as const;
export type CampaignNature = (typeof CAMPAIGN_NATURES)[number];

/** What the editor declares about a campaign; bases other than consent allow only some of it. */
export interface CampaignDeclaration {
  nature: CampaignNature;
  /** About products or services like those the customers on a list bought (soft opt-in). */
  similarProducts: boolean;
  /** Profession or activity that it is relevant to (b2b opt-out); empty for none. */
  profession: string;
}

export interface Campaign extends CampaignDeclaration {
  id: number;
  documentId: string;
  name: string;
  state: CampaignState;
  locale: string;
  senderId: number | null;
  listIds: number[];
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  /** Versions in other languages, by locale. */
  translations: Record<string, MessageTranslation>;
  /** Whoever is confirmed on one of these gets nothing, with the reason `excluded`. */
  excludedListIds: number[];
  linkTags: LinkTags | null;
  /** Whether clicks on links are counted, in total: nobody is recognised by them. */
  countsClicks: boolean;
  abTest: AbTest | null;
  /** null until a winner is chosen. */
  abOutcome: AbOutcome | null;
  archive: ArchiveEntry | null;
  /** Goes up with each edit, so that nobody writes over what they have not seen. */
  revision: number;
  approval: Approval | null;
  scheduleMode: ScheduleMode;
  /** The clock time that `reader` keeps in every zone: `2026-12-24T09:00`. */
  scheduledLocal: string | null;
  recurrence: Recurrence | null;
  /** The recurring campaign that this one is an issue of. */
  seriesId: number | null;
  /** The campaign that this one sends again, to those of its audience whom it did not reach. */
  resendOf: number | null;
  /** When to start, with the zone in which the editor chose it. */
  scheduledAt: EpochMs | null;
  scheduledTimeZone: string | null;
  startedAt: EpochMs | null;
  completedAt: EpochMs | null;
  /** Highest subscriber id that the audience snapshot has covered. */
  snapshotCursor: number;
  snapshotDone: boolean;
  /** How many people the snapshot counted; the campaign is complete when as many are settled. */
  targeted: number;
  compiledMessageId: number | null;
  createdAt: string;
  updatedAt: string;
}

export const campaign = defineContentType(
  'campaign',
  'campaigns',
  'One newsletter to an audience.',
  {
    name: { type: 'string', required: true },
    state: { type: 'enumeration', enum: CAMPAIGN_STATES, default: 'draft' },
    locale: { type: 'string', default: 'en' },
    senderId: { type: 'integer' },
    listIds: { type: 'json' },
    nature: { type: 'enumeration', enum: CAMPAIGN_NATURES, default: 'editorial' },
    similarProducts: { type: 'boolean', default: false },
    profession: { type: 'string' },
    subject: { type: 'json' },
    preheader: { type: 'string' },
    document: { type: 'json' },
    translations: { type: 'json' },
    /** What locked blocks have said in any language; see `campaigns/locks.ts`. Only the server reads it. */
    lockedTexts: { type: 'json' },
    excludedListIds: { type: 'json' },
    linkTags: { type: 'json' },
    countsClicks: { type: 'boolean', default: false },
    abTest: { type: 'json' },
    abOutcome: { type: 'json' },
    archive: { type: 'json' },
    /** A column of its own, so that the archive finds it. */
    archiveSlug: { type: 'string' },
    revision: { type: 'integer', default: 0 },
    approval: { type: 'json' },
    scheduleMode: { type: 'string', default: 'instant' },
    scheduledLocal: { type: 'string' },
    recurrence: { type: 'json' },
    seriesId: { type: 'integer' },
    resendOf: { type: 'integer' },
    scheduledAt: { type: 'biginteger' },
    scheduledTimeZone: { type: 'string' },
    startedAt: { type: 'biginteger' },
    completedAt: { type: 'biginteger' },
    snapshotCursor: { type: 'integer', default: 0 },
    snapshotDone: { type: 'boolean', default: false },
    targeted: { type: 'integer', default: 0 },
    compiledMessageId: { type: 'integer' },
  },
  [
    { name: 'optin_campaigns_state_ix', columns: ['state', 'scheduled_at'] },
    { name: 'optin_campaigns_series_ix', columns: ['series_id', 'id'] },
    { name: 'optin_campaigns_resend_ix', columns: ['resend_of', 'id'] },
    { name: 'optin_campaigns_archive_uq', columns: ['archive_slug'], type: 'unique' },
  ]
);
