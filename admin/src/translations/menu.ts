import { PLUGIN_ID } from '../pluginId';

const PLUGIN_NAME: Record<string, string> = { en: 'Opt-in', fr: 'Opt-in' };

/** What Strapi's own menu shows before any page of the plugin is open. */
export const menuMessages = (locale: string): Record<string, string> => ({
  [`${PLUGIN_ID}.plugin.name`]: PLUGIN_NAME[locale] ?? PLUGIN_NAME.en,
});
