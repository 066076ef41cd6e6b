import type { AbKey, LegalBasis } from '../../../../content-types';
import type { Data } from '../../core/contract';

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
