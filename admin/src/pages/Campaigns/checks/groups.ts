import type {
  PreflightCode,
  PreflightFinding,
  PreflightResponse,
} from '../../../../../server/src/campaigns/contract';

/** What is looked at, as people think of it; a group without findings is in order. */
export const CHECK_GROUPS = [
  'envelope',
  'audience',
  'identity',
  'message',
  'images',
  'links',
  'opened',
  'languages',
  'entries',
  'output',
  'domain',
  'approval',
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

const GROUP_OF: Record<PreflightCode, CheckGroup> = {
  'subject-missing': 'envelope',
  'subject-long': 'envelope',
  'subject-capitals': 'envelope',
  'exclamation-marks': 'message',
  'spam-words': 'message',
  'preheader-missing': 'envelope',
  'sender-missing': 'identity',
  'postal-address-missing': 'identity',
  'lists-missing': 'audience',
  'list-excluded': 'audience',
  'audience-empty': 'audience',
  'volume-jump': 'audience',
  'skipped-similar-products': 'audience',
  'skipped-profession': 'audience',
  'skipped-use': 'audience',
  'skipped-sends': 'audience',
  'public-url-missing': 'identity',
  'transport-missing': 'identity',
  'transport-provider': 'identity',
  'content-empty': 'message',
  'images-only': 'images',
  'image-missing': 'images',
  'alt-missing': 'images',
  'button-incomplete': 'message',
  'social-incomplete': 'message',
  'heading-order': 'message',
  'html-cleaned': 'message',
  'field-missing': 'message',
  'fallback-missing': 'message',
  'condition-list-missing': 'message',
  'condition-field-missing': 'message',
  'questionnaire-missing': 'links',
  'translation-missing': 'languages',
  'contrast-low': 'output',
  'size-clipped': 'output',
  'text-part-empty': 'output',
  'text-part-short': 'output',
  'message-invalid': 'message',
  'link-invalid': 'links',
  'link-insecure': 'links',
  'link-shortener': 'links',
  'link-ip': 'links',
  'link-mismatch': 'links',
  'link-vague': 'links',
  'link-broken': 'opened',
  'link-redirect-insecure': 'opened',
  'link-private': 'opened',
  'link-timeout': 'opened',
  'entry-not-chosen': 'entries',
  'entry-missing': 'entries',
  'entry-unpublished': 'entries',
  'entry-untranslated': 'entries',
  'query-empty': 'entries',
  'type-missing': 'entries',
  'mapping-missing': 'entries',
  'entry-problem': 'entries',
  'spf-missing': 'domain',
  'spf-several': 'domain',
  'spf-open': 'domain',
  'spf-lookups': 'domain',
  'dkim-missing': 'domain',
  'dkim-mismatch': 'domain',
  'dkim-unaligned': 'domain',
  'dmarc-missing': 'domain',
  'dmarc-several': 'domain',
  'dmarc-invalid': 'domain',
  'domain-silent': 'domain',
  'approval-missing': 'approval',
  'approval-outdated': 'approval',
  'ab-subject-missing': 'envelope',
  'ab-subject-gap': 'languages',
  'ab-sender-missing': 'identity',
  'ab-content-unmarked': 'message',
  'ab-block-stray': 'message',
  'ab-same': 'message',
  'ab-clicks-uncounted': 'links',
  'ab-reader-clocks': 'audience',
  'ab-sample-small': 'audience',
  'ab-audience-small': 'audience',
};

export const groupOf = (code: PreflightCode): CheckGroup => GROUP_OF[code];

/** What was looked at and found in order; what nobody looked at is not among it. */
export const passedGroups = (
  { findings, network }: Pick<PreflightResponse['data'], 'findings' | 'network'>,
  { isApprovalRequired }: { isApprovalRequired: boolean }
): CheckGroup[] => {
  const found = new Set(findings.map(({ code }) => groupOf(code)));
  const wasLookedAt = (group: CheckGroup): boolean => {
    switch (group) {
      case 'opened':
        return network.links.at !== null;
      case 'domain':
        return network.domain !== null && network.domain.at !== null;
      case 'approval':
        return isApprovalRequired;
      default:
        return true;
    }
  };
  return CHECK_GROUPS.filter((group) => !found.has(group) && wasLookedAt(group));
};

export const bySeverity = (findings: PreflightFinding[]) => ({
  errors: findings.filter(({ severity }) => severity === 'error'),
  warnings: findings.filter(({ severity }) => severity === 'warning'),
});
