import type {
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
    /** Why an overdue campaign waits for a person's word, or null. */
    attention: 'overdue' | 'transport' | null;
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

export const PREFLIGHT_CODES = [
  'subject-missing',
  'sender-missing',
  'postal-address-missing',
  'lists-missing',
  'audience-empty',
  'content-empty',
  'public-url-missing',
  'transport-missing',
  'transport-provider',
  'image-missing',
  'alt-missing',
  'link-invalid',
  'questionnaire-missing',
  'field-missing',
  'link-insecure',
  'button-incomplete',
  'size-clipped',
  'skipped-similar-products',
  'skipped-profession',
  'skipped-use',
  'skipped-sends',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/** One finding; errors block, warnings ask. Texts: `campaigns.preflight.<code>` in the panel. */
export interface PreflightFinding {
  code: PreflightCode;
  severity: 'error' | 'warning';
  /** The block at fault, where there is one. */
  blockId: string | null;
  values: Record<string, string | number>;
}
/**
 * `details.code` of a 400 that is about the campaign rather than a field of the request.
 * - `campaign-state`: not possible in `details.state` (somebody else may have acted meanwhile);
 * - `campaign-changed`: somebody else saved meanwhile; `details.revision` is theirs;
 * - `preflight`: `details.findings` says what blocks;
 * - `schedule`: `details.problem` is a `ScheduleProblem`, `details.errors` names the field.
 */
export type CampaignRefusalCode = 'campaign-state' | 'campaign-changed' | 'preflight' | 'schedule';

/** GET /optin/campaigns/:id/preflight */
export type PreflightResponse = Data<{
  ready: boolean;
  findings: PreflightFinding[];
  audience: {
    targeted: number;
    allowed: number;
    skippedByReason: Record<string, number>;
    allowedByBasis: Partial<Record<LegalBasis, number>>;
  };
}>;

/** POST /optin/campaigns/:id/test: to these addresses, marked as a test, never counted. */
export interface TestSendRequest {
  to: string[];
}
export type TestSendResponse = Data<{
  results: { to: string; accepted: boolean; response: string }[];
}>;

/** POST /optin/campaigns/:id/send */
export type SendCampaignResponse = Data<Campaign>;
/** POST /optin/campaigns/:id/schedule: a wall-clock time in a zone. */
export interface ScheduleCampaignRequest {
  /** `2026-12-24T09:00`, as read on a clock in `timeZone`. */
  localTime: string;
  /** IANA name. */
  timeZone: string;
}
export const SCHEDULE_PROBLEMS = [
  'zone-unknown',
  'time-unreadable',
  /** The clocks go forward over it. */
  'time-skipped',
  'time-past',
  'time-too-far',
] as const;
export type ScheduleProblem = (typeof SCHEDULE_PROBLEMS)[number];
/** POST /optin/campaigns/:id/pause | resume | cancel | unschedule */
export type CampaignActionResponse = Data<Campaign>;

export interface RecipientRow extends Pick<
  Delivery,
  | 'id'
  | 'subscriberId'
  | 'basis'
  | 'state'
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
}
export type ListRecipientsResponse = Page<RecipientRow>;
