import type { Wording, WordingVersion } from '../../../../content-types';
import type { SaveWordingRequest } from '../../../../server/src/consent/contract';
import type { Translate } from '../../hooks/useT';
import type { Problems } from '../../utils/form-problems';
import { clean, trimLocalized } from '../../utils/text';

export const EMPTY_WORDING: SaveWordingRequest = { name: '', draft: {} };

export const toValues = ({ name, draft }: Pick<Wording, 'name' | 'draft'>): SaveWordingRequest => ({
  name,
  draft: draft ?? {},
});

export const toRequest = (values: SaveWordingRequest): SaveWordingRequest => ({
  name: clean(values.name),
  draft: trimLocalized(values.draft),
});

export const validateWording = (values: SaveWordingRequest, t: Translate): Problems => {
  const problems: Problems = {};
  if (!clean(values.name)) problems.name = t('common.required');
  if (!clean(values.draft.en)) problems['draft.en'] = t('common.required');
  return problems;
};

/** Whether the draft says something else than the version that forms show. */
export const differs = (draft: Wording['draft'], latest: WordingVersion | undefined): boolean => {
  const now = trimLocalized(draft ?? {});
  const then = latest ? trimLocalized(latest.texts) : {};
  const locales = new Set([...Object.keys(now), ...Object.keys(then)]);
  return [...locales].some((locale) => now[locale] !== then[locale]);
};
