import type { PreflightCode, PreflightFinding } from '../../../../../server/src/campaigns/contract';
import type { ActionName } from '../../../permissions';
import type { TextKey } from '../../../translations/keys';

/** Where a finding can be mended in the composer. */
export interface ShowTarget extends Pick<PreflightFinding, 'blockId' | 'step' | 'locale'> {
  /** `data-place` of the field, where one of the step is meant rather than its first. */
  place?: string;
}

interface OtherPage {
  page: string;
  words: TextKey;
  action: ActionName;
}

/** What is mended on another page, whatever opened the list. */
export const PAGES: Partial<Record<PreflightCode, OtherPage>> = {
  'postal-address-missing': {
    page: '/settings/senders',
    words: 'campaigns.checks.openPage',
    action: 'read-senders',
  },
  'public-url-missing': {
    page: '/settings',
    words: 'campaigns.checks.openPage',
    action: 'read-settings',
  },
  'transport-missing': {
    page: '/settings',
    words: 'campaigns.checks.openPage',
    action: 'read-settings',
  },
  'transport-provider': {
    page: '/settings',
    words: 'campaigns.checks.openPage',
    action: 'read-settings',
  },
  'contrast-low': { page: '/settings/brand', words: 'checks.brand', action: 'read-settings' },
  'skipped-sends': {
    page: '/consent/files',
    words: 'campaigns.checks.openFiles',
    action: 'read-provenances',
  },
};

/** Nothing in the composer mends these: they wait for a person, or for DNS. */
export const ELSEWHERE: ReadonlySet<PreflightCode> = new Set<PreflightCode>([
  'approval-missing',
  'approval-outdated',
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
]);

/** Fields that carry `data-place`, for lists that no composer shows the place of. */
export const FIELDS: Partial<Record<PreflightCode, string>> = {
  'subject-missing': 'envelope.subject',
  'subject-long': 'envelope.subject',
  'subject-capitals': 'envelope.subject',
  'sender-missing': 'envelope.sender',
  'lists-missing': 'envelope.lists',
  'list-excluded': 'envelope.lists',
  'audience-empty': 'envelope.lists',
  'skipped-similar-products': 'declaration.similarProducts',
  'skipped-profession': 'declaration.profession',
  'skipped-use': 'declaration.nature',
};

const OF_VARIANT: ReadonlySet<PreflightCode> = new Set<PreflightCode>([
  'ab-subject-missing',
  'ab-subject-gap',
  'ab-sender-missing',
  'ab-same',
]);

/** The field of a finding; of an A/B test, that of its variant. */
export const fieldOf = ({
  code,
  values,
}: Pick<PreflightFinding, 'code' | 'values'>): string | undefined =>
  OF_VARIANT.has(code) ? `ab.${String(values.variant).toLowerCase()}` : FIELDS[code];

/** What takes the focus in a field, the likeliest first. */
const FOCUSABLE = [
  '[contenteditable="true"]',
  '[role="combobox"]',
  '[role="radio"][aria-checked="true"]',
  '[role="checkbox"]',
  'input',
];

export const focusField = (place: string): void => {
  const field = document.querySelector(`[data-place="${place}"]`);
  const target = FOCUSABLE.map((selector) => field?.querySelector<HTMLElement>(selector)).find(
    Boolean
  );
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
};
