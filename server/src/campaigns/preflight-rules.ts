import type { Campaign, Sender } from '../../../content-types';
import type { Refusal } from '../consent';
import { parseEmail } from '../core';
import type { TransportInfo } from '../core/contract';
import { fieldsOfInline, inlineText, inspectDocument } from '../messages';
import type { AudienceNumbers } from './audience';
import type { PreflightCode, PreflightFinding } from './contract';

/** Gmail clips what is longer, and with it the footer; it counts the HTML part alone. */
export const CLIP_BYTES = 102 * 1024;

export interface PreflightFacts {
  campaign: Pick<Campaign, 'subject' | 'document'>;
  sender: Sender | null;
  /** How many of the campaign's lists exist. */
  lists: number;
  /** How many people would get it, and why the others would not. */
  audience: Pick<AudienceNumbers, 'allowed' | 'skippedByReason'>;
  /** Whether the links in the mail would lead somewhere. */
  hasPublicUrl: boolean;
  transport: Pick<TransportInfo, 'kind' | 'label'>;
  /** Bytes of the HTML part, or null while the message cannot be compiled. */
  htmlSize: number | null;
  /** Ids of the files that the media library still has. */
  files: ReadonlySet<number>;
  /** Those of the questionnaires that it links to which people can answer now. */
  questionnaires: ReadonlySet<number>;
  /** Keys of the custom fields that there are. */
  fields: ReadonlySet<string>;
}

const finding = (
  severity: PreflightFinding['severity'],
  code: PreflightCode,
  blockId: string | null = null,
  values: PreflightFinding['values'] = {}
): PreflightFinding => ({ code, severity, blockId, values });

/** Who the mail is from, and where it can go. */
const identity = ({ sender, hasPublicUrl, transport }: PreflightFacts): PreflightFinding[] => {
  const findings: PreflightFinding[] = [];
  if (!sender || parseEmail(sender.fromEmail) === null || !sender.fromName.trim())
    findings.push(finding('error', 'sender-missing'));
  // CAN-SPAM 5(a)(5)(A)(iii); LCEN art. 20 asks for the identity in the same place.
  if (sender && !(sender.postalAddress ?? '').trim())
    findings.push(finding('error', 'postal-address-missing', null, { sender: sender.name }));
  if (!hasPublicUrl) findings.push(finding('error', 'public-url-missing'));
  if (transport.kind === 'none') findings.push(finding('error', 'transport-missing'));
  if (transport.kind === 'provider')
    findings.push(finding('warning', 'transport-provider', null, { provider: transport.label }));
  return findings;
};

/** Reasons that another declaration of the campaign would lift. */
const BY_DECLARATION = {
  'not-similar-products': 'skipped-similar-products',
  'not-for-profession': 'skipped-profession',
  'use-not-allowed': 'skipped-use',
  'sends-used-up': 'skipped-sends',
} as const satisfies Partial<Record<Refusal, PreflightCode>>;

const people = ({ lists, audience }: PreflightFacts): PreflightFinding[] => {
  if (lists === 0) return [finding('error', 'lists-missing')];
  const skipped = Object.entries(BY_DECLARATION).flatMap(([reason, code]) => {
    const count = audience.skippedByReason[reason] ?? 0;
    return count > 0 ? [finding('warning', code, null, { people: count })] : [];
  });
  return audience.allowed === 0 ? [finding('error', 'audience-empty'), ...skipped] : skipped;
};

const content = ({
  campaign,
  files,
  htmlSize,
  questionnaires,
  fields,
}: PreflightFacts): PreflightFinding[] => {
  const inspection = inspectDocument(campaign.document);
  const { hasContent, images, links, buttons } = inspection;
  const findings: PreflightFinding[] = [];
  if (inlineText(campaign.subject) === '') findings.push(finding('error', 'subject-missing'));
  if (!hasContent) findings.push(finding('error', 'content-empty'));
  const gone = new Set(
    campaign.document.blocks.flatMap((block) =>
      block.type === 'image' && block.fileId !== null && !files.has(block.fileId) ? [block.id] : []
    )
  );
  for (const { blockId, missing, altMissing } of images) {
    if (missing || gone.has(blockId)) findings.push(finding('error', 'image-missing', blockId));
    else if (altMissing) findings.push(finding('warning', 'alt-missing', blockId));
  }
  for (const { blockId, incomplete } of buttons)
    if (incomplete) findings.push(finding('error', 'button-incomplete', blockId));
  for (const { blockId, url, problem, questionnaireId } of links) {
    if (questionnaireId !== null && !questionnaires.has(questionnaireId))
      findings.push(finding('error', 'questionnaire-missing', blockId));
    if (problem === 'invalid') findings.push(finding('error', 'link-invalid', blockId, { url }));
    if (problem === 'insecure')
      findings.push(finding('warning', 'link-insecure', blockId, { url }));
  }
  const tags = [
    ...fieldsOfInline(campaign.subject).map((key) => ({ blockId: null, key })),
    ...inspection.fields,
  ];
  for (const { blockId, key } of tags)
    if (!fields.has(key)) findings.push(finding('error', 'field-missing', blockId, { field: key }));
  if (htmlSize !== null && htmlSize > CLIP_BYTES)
    findings.push(
      finding('warning', 'size-clipped', null, {
        kilobytes: Math.ceil(htmlSize / 1024),
        limit: CLIP_BYTES / 1024,
      })
    );
  return findings;
};

/** Everything that speaks against sending, errors first. */
export const judge = (facts: PreflightFacts): PreflightFinding[] =>
  [...content(facts), ...people(facts), ...identity(facts)].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')
  );

/** Whether nothing blocks. */
export const isReady = (findings: PreflightFinding[]): boolean =>
  findings.every(({ severity }) => severity !== 'error');
