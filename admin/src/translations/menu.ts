import { PLUGIN_ID } from '../pluginId';

interface MenuTexts {
  'plugin.name': string;
  'form-field.label': string;
  'form-field.description': string;
  'content-manager.add': string;
  'content-manager.new': string;
  'content-manager.panel': string;
}

const TEXTS: Record<string, MenuTexts> = {
  en: {
    'plugin.name': 'Opt-in',
    'form-field.label': 'Sign-up form',
    'form-field.description': 'A form that visitors sign up with',
    'content-manager.add': 'Add to newsletter',
    'content-manager.new': 'New newsletter from this entry',
    'content-manager.panel': 'Newsletters',
  },
  fr: {
    'plugin.name': 'Opt-in',
    'form-field.label': 'Formulaire d’inscription',
    'form-field.description': 'Un formulaire par lequel on s’inscrit',
    'content-manager.add': 'Ajouter à une lettre',
    'content-manager.new': 'Nouvelle lettre à partir de cette entrée',
    'content-manager.panel': 'Lettres d’information',
  },
};

/** What Strapi's own pages show before any page of the plugin is open: menu, field picker, content manager. */
export const menuMessages = (locale: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(TEXTS[locale] ?? TEXTS.en).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])
  );
