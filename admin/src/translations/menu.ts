import { PLUGIN_ID } from '../pluginId';

interface MenuTexts {
  'plugin.name': string;
  'form-field.label': string;
  'form-field.description': string;
}

const TEXTS: Record<string, MenuTexts> = {
  en: {
    'plugin.name': 'Opt-in',
    'form-field.label': 'Sign-up form',
    'form-field.description': 'A form that visitors sign up with',
  },
  fr: {
    'plugin.name': 'Opt-in',
    'form-field.label': 'Formulaire d’inscription',
    'form-field.description': 'Un formulaire par lequel on s’inscrit',
  },
};

/** What Strapi's own pages show before any page of the plugin is open: menu and field picker. */
export const menuMessages = (locale: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(TEXTS[locale] ?? TEXTS.en).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])
  );
