import { PLUGIN_ID } from '../pluginId';

type Messages = Record<string, string>;

const LOCALES: Record<string, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en'),
  fr: () => import('./fr'),
};

const prefixed = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]));

/**
 * Every text of the plugin's pages in the panel's language; English stands in where a language or
 * a single text is missing. A regional tag such as `fr-CA` falls back to its language.
 */
export const loadMessages = async (locale: string): Promise<Messages> => {
  const { messages: english } = await LOCALES.en();
  const load = LOCALES[locale] ?? LOCALES[locale.split('-')[0]];
  const own = load ? (await load()).messages : {};
  return prefixed({ ...english, ...own });
};
