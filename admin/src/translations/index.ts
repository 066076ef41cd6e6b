import { frenchSpacing } from '../../../content-types/typography';
import { PLUGIN_ID } from '../pluginId';

type Messages = Record<string, string>;

const LOCALES: Record<string, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en'),
  fr: () => import('./fr'),
};

/** What a language's typography asks for beyond what its texts are written with. */
const SPACING: Record<string, (text: string) => string> = { fr: frenchSpacing };

const prefixed = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]));

/**
 * Every text of the plugin's pages in the panel's language; English stands in where a language or
 * a single text is missing. A regional tag such as `fr-CA` falls back to its language.
 */
export const loadMessages = async (locale: string): Promise<Messages> => {
  const { messages: english } = await LOCALES.en();
  const language = locale in LOCALES ? locale : locale.split('-')[0];
  const own = language in LOCALES ? (await LOCALES[language]()).messages : {};
  const space = SPACING[language] ?? ((text) => text);
  return prefixed({
    ...english,
    ...Object.fromEntries(Object.entries(own).map(([key, text]) => [key, space(text)])),
  });
};
