import {
  FORM_TEXT_KEYS,
  type FormFieldKey,
  type FormTextKey,
  type LocalizedText,
} from '../../../../../content-types';
import en from '../../../translations/en/forms.json';
import fr from '../../../translations/fr/forms.json';

/**
 * What visitors read where the editor wrote nothing. It speaks the form's languages rather than the
 * panel's, and says what the server's own texts say.
 */
const TEXTS: Record<string, typeof en> = { en, fr };

type DefaultKey = Extract<keyof typeof en, `forms.default.${string}`>;

/** A default in one language; languages that the plugin does not speak get English. */
export const defaultText = (key: DefaultKey, locale: string): string =>
  (TEXTS[locale.split('-')[0]] ?? TEXTS.en)[key];

const everywhere = (key: DefaultKey, locales: readonly string[]): LocalizedText =>
  Object.fromEntries(locales.map((locale) => [locale, defaultText(key, locale)]));

/** The label that a field starts with. */
export const defaultLabel = (key: FormFieldKey, locales: readonly string[]): LocalizedText =>
  everywhere(`forms.default.field.${key}`, locales);

/**
 * Placeholders of a form's texts; there is no introduction unless somebody writes one.
 * @param atOnce nobody is asked to confirm by mail
 */
export const textPlaceholders = (
  key: FormTextKey,
  locales: readonly string[],
  atOnce: boolean
): LocalizedText | undefined => {
  if (key === 'intro') return undefined;
  const isSingle = key === 'success' && atOnce;
  return everywhere(isSingle ? 'forms.default.success.single' : `forms.default.${key}`, locales);
};

export const emptyTexts = (): Record<FormTextKey, LocalizedText> =>
  Object.fromEntries(FORM_TEXT_KEYS.map((key) => [key, {}])) as Record<FormTextKey, LocalizedText>;
