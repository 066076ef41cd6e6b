import { CAMPAIGN_NATURES, type CampaignNature } from '../../../../../content-types/campaign';
import type {
  ProvenanceRow,
  SaveProvenanceRequest,
} from '../../../../../server/src/audience/contract';
import type { Translate } from '../../../hooks/useT';
import type { Problems } from '../../../utils/form-problems';
import { clean } from '../../../utils/text';
import { lastDayBefore, today } from '../../../utils/day';

export const EMPTY_FILE: SaveProvenanceRequest = {
  name: '',
  kind: 'rented',
  collector: '',
  collectedOn: '',
  wording: '',
  contract: '',
  allowedUses: [],
  maxSends: 1,
  endsOn: '',
};

export const toValues = (file: ProvenanceRow): SaveProvenanceRequest => ({
  name: file.name,
  kind: file.kind,
  collector: file.collector,
  collectedOn: file.collectedOn,
  wording: file.wording,
  contract: file.contract,
  allowedUses: file.allowedUses,
  maxSends: file.maxSends,
  endsOn: lastDayBefore(file.endsAt),
});

export const toRequest = (values: SaveProvenanceRequest): SaveProvenanceRequest => ({
  ...values,
  name: clean(values.name),
  collector: clean(values.collector),
  wording: clean(values.wording),
  contract: clean(values.contract),
  allowedUses: CAMPAIGN_NATURES.filter((use: CampaignNature) => values.allowedUses.includes(use)),
});

export const validateFile = (
  values: SaveProvenanceRequest,
  t: Translate,
  now = Date.now()
): Problems => {
  const problems: Problems = {};
  const request = toRequest(values);
  for (const field of [
    'name',
    'collector',
    'wording',
    'contract',
    'collectedOn',
    'endsOn',
  ] as const)
    if (!request[field]) problems[field] = t('common.required');
  if (request.collectedOn > today(now)) problems.collectedOn = t('provenances.invalid.future');
  if (request.endsOn && request.endsOn < request.collectedOn)
    problems.endsOn = t('provenances.invalid.end');
  if (request.allowedUses.length === 0) problems.allowedUses = t('provenances.invalid.uses');
  // An emptied number field holds null, whatever the type says.
  const maxSends: number | null = request.maxSends;
  if (maxSends === null || !Number.isInteger(maxSends) || maxSends < 1)
    problems.maxSends = t('common.invalid.number', { min: 1 });
  return problems;
};

export type FileState = 'erased' | 'ended' | 'used-up' | 'ending' | 'open';

const SOON = 30 * 24 * 3600 * 1000;

/** What the contract still allows, at a glance. */
export const fileState = (
  file: Pick<ProvenanceRow, 'erasedAt' | 'endsAt' | 'uses' | 'maxSends'>,
  now = Date.now()
): FileState => {
  if (file.erasedAt !== null) return 'erased';
  if (file.endsAt <= now) return 'ended';
  if (file.uses.length >= file.maxSends) return 'used-up';
  return file.endsAt - now < SOON ? 'ending' : 'open';
};
