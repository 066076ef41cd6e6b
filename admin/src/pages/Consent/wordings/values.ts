import type { Wording, WordingVersion } from '../../../../../content-types';
import {
  WORDING_VARIABLES,
  type SaveWordingRequest,
} from '../../../../../server/src/consent/contract';
import type { Translate } from '../../../hooks/useT';
import type { Problems } from '../../../utils/form-problems';
import { clean, trimLocalized } from '../../../utils/text';
import { unknownVariables } from './variables';

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
  for (const [locale, text] of Object.entries(values.draft)) {
    const unknown = unknownVariables(clean(text));
    if (unknown.length > 0)
      problems[`draft.${locale}`] = t('consent.variables.unknown', {
        names: unknown.map((name) => `{${name}}`).join(', '),
        known: WORDING_VARIABLES.map((name) => `{${name}}`).join(', '),
      });
  }
  return problems;
};

/** Whether the draft says something else than the version that forms show. */
export const differs = (draft: Wording['draft'], latest: WordingVersion | undefined): boolean => {
  const now = trimLocalized(draft ?? {});
  const then = latest ? trimLocalized(latest.texts) : {};
  const locales = new Set([...Object.keys(now), ...Object.keys(then)]);
  return [...locales].some((locale) => now[locale] !== then[locale]);
};
