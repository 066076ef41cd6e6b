import type {
  AbKey,
  AbTest,
  ArchiveEntry,
  Campaign,
  Delivery,
  DeliveryState,
  CampaignDeclaration,
  InlineNode,
  LegalBasis,
  LinkTags,
  MessageDocument,
  MessageTranslation,
} from '../../../content-types';
import type { Data, Page, PageQuery } from '../core/contract';

export * from './ab/contract';
export * from './checks/contract';
export * from './links/contract';
export * from './plan/contract';
export type { PreviewRequest, PreviewResponse } from '../messages/contract';

/** Every recipient is in exactly one of these; `targeted` is their sum. */
export interface CampaignCounts {
  targeted: number;
  byState: Record<DeliveryState, number>;
  skippedByReason: Record<string, number>;
  failedByReason: Record<string, number>;
  /** Those whose mail went out, by the legal basis it went out on. */
  sentByBasis: Partial<Record<LegalBasis, number>>;
}

export interface CampaignRow extends Pick<
  Campaign,
  | 'id'
  | 'name'
  | 'state'
  | 'locale'
  | 'listIds'
  | 'senderId'
  | 'scheduledAt'
  | 'scheduledTimeZone'
  | 'scheduleMode'
  | 'scheduledLocal'
  | 'recurrence'
  | 'seriesId'
  | 'resendOf'
  | 'startedAt'
  | 'completedAt'
  | 'createdAt'
  | 'updatedAt'
> {
  subjectText: string;
  listNames: string[];
  senderName: string | null;
  counts: CampaignCounts | null;
}
/** GET /optin/campaigns; sort: name, createdAt, updatedAt, scheduledAt. */
export interface ListCampaignsRequest extends PageQuery {
  state?: Campaign['state'];
}
export type ListCampaignsResponse = Page<CampaignRow>;

/** GET /optin/campaigns/:id */
export type GetCampaignResponse = Data<
  Campaign & {
    listNames: string[];
    senderName: string | null;
    counts: CampaignCounts | null;
    /** Messages a second over the last minute, while sending. */
    rate: number | null;
    /**
     * What a campaign waits for that only a person can give, or null; `refused` is an issue of a
     * series that the checks kept back on its date.
     */
    attention: 'overdue' | 'transport' | 'refused' | null;
    /** Name of the campaign that this one sends again; null for none, or when it is gone. */
    originalName: string | null;
  }
>;

/** POST /optin/campaigns, PUT /optin/campaigns/:id; only drafts can change. */
export interface SaveCampaignRequest extends CampaignDeclaration {
  name: string;
  locale: string;
  senderId: number | null;
  listIds: number[];
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  translations: Record<string, MessageTranslation>;
  excludedListIds: number[];
  linkTags: LinkTags | null;
  countsClicks: boolean;
  abTest: AbTest | null;
  archive: ArchiveEntry | null;
  /**
   * PUT: the revision that the editor started from. Another one in the database is refused with
   * `campaign-changed`; without it the last save wins.
   */
  revision?: number;
  /** PUT: keeps what stood before as a version, though the same person saved it a moment ago. */
  asNewVersion?: boolean;
}
export type SaveCampaignResponse = Data<Campaign>;
/** POST /optin/campaigns/:id/duplicate */
export type DuplicateCampaignResponse = Data<Campaign>;
/** DELETE /optin/campaigns/:id: drafts only. */
export type DeleteCampaignResponse = Data<{ id: number }>;

/** POST /optin/campaigns/:id/presence: an open page says that it is there, every 20 seconds. */
export interface PresenceRequest {
  /** One open page: 8 to 64 letters, digits, hyphens or underscores. */
  clientId: string;
  /** The page closes. */
  leaves?: boolean;
}
export type PresenceResponse = Data<{
  /** As stored now; higher than what the page shows when somebody else saved. */
  revision: number;
  others: { name: string; seenAt: number }[];
}>;

export interface CampaignVersionRow {
  revision: number;
  /** When this version began; saves within two minutes are one. */
  savedAt: number;
  /** `admin:<id>`. */
  savedBy: string;
  /** null when the account is gone. */
  name: string | null;
}
/** GET /optin/campaigns/:id/versions: newest first, at most 50. */
export type ListCampaignVersionsResponse = Data<CampaignVersionRow[]>;
/** GET /optin/campaigns/:id/versions/:revision */
export type GetCampaignVersionResponse = Data<
  CampaignVersionRow & { content: SaveCampaignRequest }
>;

/**
 * `details.code` of a 400 that is about the campaign rather than a field of the request.
 * - `campaign-state`: not possible in `details.state` (somebody else may have acted meanwhile);
 * - `campaign-changed`: somebody else saved meanwhile; `details.revision` is theirs;
 * - `preflight`: `details.findings` says what blocks;
 * - `approval-own-edit`: whoever edited last cannot approve;
 * - `approval-asked`: they were asked about this revision; again in `details.minutes`;
 * - `approval-changed`: it was edited while the approver looked;
 * - `schedule`: `details.problem` is a `ScheduleProblem`, `details.errors` names the field;
 * - `campaign-series`: a series is not sent itself; its issues are;
 * - `ab-test`: there is no test to be decided, or it is decided already;
 * - `resend`: everybody was reached, or none of the others may be written to now.
 */
export type CampaignRefusalCode =
  | 'campaign-state'
  | 'campaign-changed'
  | 'preflight'
  | 'approval-own-edit'
  | 'approval-asked'
  | 'approval-changed'
  | 'schedule'
  | 'campaign-series'
  | 'ab-test'
  | 'resend';

/** POST /optin/campaigns/:id/test: to these addresses, marked as a test, never counted. */
export interface TestSendRequest {
  /** Up to 20; whoever sends to a test group names its people. */
  to: string[];
  /** The version to send; else that of the person, else the campaign's own. */
  locale?: string;
  /** Of an A/B test; `a` when absent. */
  variant?: AbKey;
  /** As this person reads it; a made-up one otherwise. Needs the right to read subscribers. */
  subscriberId?: number;
}
export type TestSendResponse = Data<{
  results: { to: string; accepted: boolean; response: string }[];
}>;

/** POST /optin/campaigns/:id/send */
export type SendCampaignResponse = Data<Campaign>;
/** POST /optin/campaigns/:id/pause | resume | cancel | unschedule */
export type CampaignActionResponse = Data<Campaign>;

/**
 * POST /optin/campaigns/:id/resend: a new draft to those of the audience whom it did not reach. Only
 * of a campaign that is over; `campaign-state` or `resend` otherwise.
 */
export type ResendCampaignResponse = Data<Campaign>;

export interface RecipientRow extends Pick<
  Delivery,
  | 'id'
  | 'subscriberId'
  | 'basis'
  | 'state'
  | 'variant'
  | 'reason'
  | 'attempts'
  | 'response'
  | 'finishedAt'
  | 'messageId'
> {
  email: string;
  listName: string | null;
}
/** GET /optin/campaigns/:id/recipients; `_q` looks in e-mail; sort: id, email, finishedAt. */
export interface ListRecipientsRequest extends PageQuery {
  state?: DeliveryState;
  reason?: string;
  basis?: LegalBasis;
  /** Of an A/B test; who waits for the winner has none. */
  variant?: AbKey;
}
export type ListRecipientsResponse = Page<RecipientRow>;
