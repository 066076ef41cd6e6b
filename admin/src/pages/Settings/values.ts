import type { Settings } from '../../../../server/src/core/contract';
import type { Translate } from '../../hooks/useT';
import { isEmailLike, isHttpUrl, type Problems } from '../../utils/form-problems';
import { clean } from '../../utils/text';

/** The part of the settings that this page saves; the rules and retention have pages of their own. */
export type SettingsValues = Pick<
  Settings,
  | 'publicUrl'
  | 'controller'
  | 'ipStorage'
  | 'confirmDays'
  | 'pendingDays'
  | 'reminderDays'
  | 'consentReceipt'
  | 'requireApproval'
  | 'ratePerSecond'
  | 'maxLatenessMinutes'
  | 'urls'
>;

/** Number fields with the least and the most that the server takes. */
const RANGES = {
  confirmDays: [1, 60],
  pendingDays: [1, 365],
  reminderDays: [0, 60],
  ratePerSecond: [0, 100_000],
  maxLatenessMinutes: [1, 60 * 24 * 30],
} as const;
export type NumberSetting = keyof typeof RANGES;

export const toValues = (settings: Settings): SettingsValues => ({
  publicUrl: settings.publicUrl,
  controller: settings.controller,
  ipStorage: settings.ipStorage,
  confirmDays: settings.confirmDays,
  pendingDays: settings.pendingDays,
  reminderDays: settings.reminderDays,
  consentReceipt: settings.consentReceipt,
  requireApproval: settings.requireApproval,
  ratePerSecond: settings.ratePerSecond,
  maxLatenessMinutes: settings.maxLatenessMinutes,
  urls: settings.urls,
});

export const toRequest = (values: SettingsValues): SettingsValues => ({
  ...values,
  publicUrl: clean(values.publicUrl),
  controller: {
    name: clean(values.controller.name),
    address: clean(values.controller.address),
    email: clean(values.controller.email),
    dpo: clean(values.controller.dpo),
    dpoContact: clean(values.controller.dpoContact),
    privacyPolicyUrl: clean(values.controller.privacyPolicyUrl),
  },
  urls: {
    confirm: clean(values.urls.confirm),
    unsubscribe: clean(values.urls.unsubscribe),
    thankYou: clean(values.urls.thankYou),
  },
});

export const validateSettings = (values: SettingsValues, t: Translate): Problems => {
  const problems: Problems = {};
  const { publicUrl, urls, controller } = toRequest(values);
  if (publicUrl && !isHttpUrl(publicUrl)) problems.publicUrl = t('common.invalid.url');
  if (controller.email && !isEmailLike(controller.email))
    problems['controller.email'] = t('common.invalid.email');
  if (controller.privacyPolicyUrl && !isHttpUrl(controller.privacyPolicyUrl))
    problems['controller.privacyPolicyUrl'] = t('common.invalid.url');
  for (const page of ['confirm', 'unsubscribe', 'thankYou'] as const) {
    const url = urls[page];
    if (url && !isHttpUrl(url)) problems[`urls.${page}`] = t('common.invalid.url');
    else if (url && page !== 'thankYou' && !url.includes('{token}'))
      problems[`urls.${page}`] = t('settings.url.needsToken', { token: '{token}' });
  }
  for (const [field, [min, max]] of Object.entries(RANGES) as [
    NumberSetting,
    readonly [number, number],
  ][]) {
    // An emptied number field holds null, whatever the type says.
    const value: number | null = values[field];
    if (value === null || !Number.isInteger(value) || value < min || value > max)
      problems[field] = t('settings.invalid.range', { min, max });
  }
  // A sign-up that has expired by then cannot be reminded of.
  if (!problems.reminderDays && !problems.pendingDays && values.reminderDays >= values.pendingDays)
    problems.reminderDays = t('settings.reminderDays.late', { days: values.pendingDays });
  return problems;
};
