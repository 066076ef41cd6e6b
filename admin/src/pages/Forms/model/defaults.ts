import type { FormTextKey, LocalizedText } from '../../../../../content-types';
import en from '../../../translations/en/forms.json';
import fr from '../../../translations/fr/forms.json';

/**
 * What visitors read where the editor wrote nothing. It speaks the form's languages rather than the
 * panel's, and says what the server's own texts say.
 */
const TEXTS: Record<string, typeof en> = { en, fr };

export type DefaultKey = Extract<keyof typeof en, `forms.default.${string}`>;

/** A default in one language; languages that the plugin does not speak get English. */
export const defaultText = (key: DefaultKey, locale: string): string =>
  (TEXTS[locale.split('-')[0]] ?? TEXTS.en)[key];

/** A default in each of some languages. */
export const everywhere = (key: DefaultKey, locales: readonly string[]): LocalizedText =>
  Object.fromEntries(locales.map((locale) => [locale, defaultText(key, locale)]));

/**
 * Placeholders of a form's own texts.
 * @param atOnce nobody is asked to confirm by mail
 */
export const textPlaceholder = (key: FormTextKey, locale: string, atOnce: boolean): string =>
  defaultText(
    key === 'success' && atOnce ? 'forms.default.success.single' : `forms.default.${key}`,
    locale
  );
