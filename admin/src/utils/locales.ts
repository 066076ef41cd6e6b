/** Languages that the plugin's own pages and mails speak. */
export const CONTENT_LOCALES = ['en', 'fr'] as const;

/** Name of a language in the language of the panel, amid a sentence: `French`, `français`. */
export const languageName = (locale: string, inLocale: string): string => {
  try {
    return new Intl.DisplayNames([inLocale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
};

/** The same where it stands alone: `Français`. */
export const languageTitle = (locale: string, inLocale: string): string => {
  const name = languageName(locale, inLocale);
  return name.charAt(0).toLocaleUpperCase(inLocale) + name.slice(1);
};

/** A localized text in the panel's language, or in the nearest that there is. */
export const pickText = (
  text: Partial<Record<string, string>> | null | undefined,
  locale: string
): string =>
  text?.[locale] || text?.[locale.split('-')[0]] || text?.en || Object.values(text ?? {})[0] || '';
