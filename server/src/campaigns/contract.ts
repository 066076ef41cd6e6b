import type {
  AbKey,
  AbOutcome,
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

/** Where a finding is mended: the steps of the composer. */
export const PREFLIGHT_STEPS = ['content', 'audience', 'sender', 'tracking', 'schedule'] as const;
export type PreflightStep = (typeof PREFLIGHT_STEPS)[number];

export const PREFLIGHT_CODES = [
  // The envelope
  'subject-missing',
  'subject-long',
  'subject-capitals',
  'exclamation-marks',
  'spam-words',
  'preheader-missing',
  'sender-missing',
  'postal-address-missing',
  // Whom it goes to
  'lists-missing',
  'list-excluded',
  'audience-empty',
  'volume-jump',
  'skipped-similar-products',
  'skipped-profession',
  'skipped-use',
  'skipped-sends',
  // How it goes
  'public-url-missing',
  'transport-missing',
  'transport-provider',
  // What it says
  'content-empty',
  'images-only',
  'image-missing',
  'alt-missing',
  'button-incomplete',
  'social-incomplete',
  'heading-order',
  'html-cleaned',
  'field-missing',
  'fallback-missing',
  'condition-list-missing',
  'condition-field-missing',
  'questionnaire-missing',
  'translation-missing',
  'contrast-low',
  'size-clipped',
  'text-part-empty',
  'text-part-short',
  'message-invalid',
  // Where it leads
  'link-invalid',
  'link-insecure',
  'link-shortener',
  'link-ip',
  'link-mismatch',
  'link-vague',
  'link-broken',
  'link-redirect-insecure',
  'link-private',
  'link-timeout',
  // Entries of the CMS
  'entry-not-chosen',
  'entry-missing',
  'entry-unpublished',
  'entry-untranslated',
  'query-empty',
  'type-missing',
  'mapping-missing',
  'entry-problem',
  // The sender's domain
  'spf-missing',
  'spf-several',
  'spf-open',
  'spf-lookups',
  'dkim-missing',
  'dkim-mismatch',
  'dkim-unaligned',
  'dmarc-missing',
  'dmarc-several',
  'dmarc-invalid',
  'domain-silent',
  // A second person's word
  'approval-missing',
  'approval-outdated',
  // An A/B test
  'ab-subject-missing',
  'ab-subject-gap',
  'ab-sender-missing',
  'ab-content-unmarked',
  'ab-block-stray',
  'ab-same',
  'ab-clicks-uncounted',
  'ab-reader-clocks',
  'ab-sample-small',
  'ab-audience-small',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/** One finding; errors block, warnings ask. Texts: `campaigns.preflight.<code>` in the panel. */
export interface PreflightFinding {
  code: PreflightCode;
  severity: 'error' | 'warning';
  /** The block at fault, where there is one. */
  blockId: string | null;
  step: PreflightStep;
  /** The version of the message that it concerns, where others do not have it; else null. */
  locale: string | null;
  /** The variant of an A/B test that it concerns, where A does not have it; else absent. */
  variant?: AbKey;
  values: Record<string, string | number>;
}
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
  /** What was looked up on the network, and when; see CheckNetworkResponse. */
  network: NetworkChecks;
}>;

/** Links and domain are asked about only when a person says so; findings remember the answers. */
export interface NetworkChecks {
  /** `at`: when the oldest of the answers came; null while a link waits for its first. */
  links: { total: number; checked: number; at: number | null };
  /**
   * `at` is null while the domain was not looked up. Where a test has senders of several domains,
   * `name` lists them.
   */
  domain: { name: string; at: number | null } | null;
}
/**
 * POST /optin/campaigns/:id/check: opens links and asks DNS about the sender's domain, for a few
 * seconds. `isDone: false` asks for another call with the same `since`, which goes on from there.
 */
export interface CheckNetworkRequest {
  since?: number;
}
export type CheckNetworkResponse = Data<NetworkChecks & { isDone: boolean; since: number }>;

/** GET /optin/campaigns/:id/approval, and what approve and withdraw-approval answer. */
export type ApprovalResponse = Data<{
  /** Whether the settings ask for a second person's word. */
  isRequired: boolean;
  /** The last word given; `isCurrent` is false once the campaign was edited. */
  approval: { name: string | null; at: number; isCurrent: boolean } | null;
  /** Who edited last; null when nobody is known. */
  lastEditor: string | null;
  /** Whether the person who asks edited last, and so cannot approve. */
  isOwnEdit: boolean;
  /** Others who may approve, by name. */
  approvers: string[];
  /** As stored now; what an approval is of. */
  revision: number;
}>;
/** POST /optin/campaigns/:id/approve: of the revision that the approver has seen. */
export interface ApproveRequest {
  revision: number;
}
/** POST /optin/campaigns/:id/ask-approval: mails those who may approve. */
export type AskApprovalResponse = Data<{ asked: number; accepted: number }>;

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

/** What became of one variant of an A/B test so far. */
export interface AbVariantResult {
  key: AbKey;
  /** People drawn for it, and those of them whose mail went out. */
  assigned: number;
  sent: number;
  unsubscribed: number;
  /** Clicks in total, several of one reader among them; null where they are not counted. */
  clicks: number | null;
  /** What the test measures, for each mail sent, with its 95 % interval; null before the first mail. */
  rate: { value: number; low: number; high: number } | null;
}
/** GET /optin/campaigns/:id/ab-test: of a campaign that has started; 404 without a test. */
export type AbTestResponse = Data<{
  /** `sampling`: the sample goes out; `measuring`: all of it has. */
  phase: 'sampling' | 'measuring' | 'decided';
  /** When the engine chooses; null where a person does. */
  decideAt: number | null;
  /** People who wait for the winner. */
  waiting: number;
  outcome: (AbOutcome & { name: string | null }) | null;
  variants: AbVariantResult[];
  /** The best so far; A where none is better. */
  leader: AbKey;
  /**
   * Chance (0 to 1) of a difference as large as that between the leader and the next best if both
   * were equally good, corrected for the number of comparisons; null before there are mails.
   */
  pValue: number | null;
  /** Whether it is below 0.05. */
  isTellable: boolean;
}>;
/** POST /optin/campaigns/:id/ab-test/winner: who waits gets this one. */
export interface ChooseWinnerRequest {
  variant: AbKey;
}
export type ChooseWinnerResponse = AbTestResponse;

/**
 * POST /optin/campaigns/:id/resend: a new draft to those of the audience whom it did not reach. Only
 * of a campaign that is over; `campaign-state` or `resend` otherwise.
 */
export type ResendCampaignResponse = Data<Campaign>;

/** GET /optin/campaigns/:id/links: links of a campaign that counts clicks, the most clicked first. */
export type CampaignLinksResponse = Data<
  { id: number; url: string; variant: AbKey; locale: string; clicks: number }[]
>;

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
