import type { Settings } from '../../../../server/src/core/contract';
import type { Translate } from '../../hooks/useT';
import { isHttpUrl, type Problems } from '../../utils/form-problems';
import { clean } from '../../utils/text';

/** Number fields with the least that makes sense. */
const LEAST = {
  confirmDays: 1,
  pendingDays: 1,
  ratePerSecond: 0,
  maxLatenessMinutes: 1,
} as const;
export type NumberSetting = keyof typeof LEAST;

export const toRequest = (values: Settings): Settings => ({
  ...values,
  publicUrl: clean(values.publicUrl),
  urls: {
    confirm: clean(values.urls.confirm),
    unsubscribe: clean(values.urls.unsubscribe),
    thankYou: clean(values.urls.thankYou),
  },
});

export const validateSettings = (values: Settings, t: Translate): Problems => {
  const problems: Problems = {};
  const { publicUrl, urls } = toRequest(values);
  if (publicUrl && !isHttpUrl(publicUrl)) problems.publicUrl = t('common.invalid.url');
  for (const page of ['confirm', 'unsubscribe', 'thankYou'] as const) {
    const url = urls[page];
    if (url && !isHttpUrl(url)) problems[`urls.${page}`] = t('common.invalid.url');
    else if (url && page !== 'thankYou' && !url.includes('{token}'))
      problems[`urls.${page}`] = t('settings.url.needsToken', { token: '{token}' });
  }
  for (const [field, min] of Object.entries(LEAST) as [NumberSetting, number][]) {
    // An emptied number field holds null, whatever the type says.
    const value: number | null = values[field];
    if (value === null || !Number.isInteger(value) || value < min)
      problems[field] = t('common.invalid.number', { min });
  }
  return problems;
};
