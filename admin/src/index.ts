import { Mail } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { installInContentManager } from './content-manager/install';
import { MENU_PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';

/**
 * The panel loads this file with its first page, so it holds only what the menu needs. The texts
 * of the pages come with the pages (see `translations/index.ts`).
 */
export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Mail,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Opt-in' },
      permissions: MENU_PERMISSIONS,
      position: 4,
      Component: () => import('./pages/App'),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.customFields.register({
      name: 'form',
      pluginId: PLUGIN_ID,
      type: 'json',
      icon: Mail,
      intlLabel: { id: `${PLUGIN_ID}.form-field.label`, defaultMessage: 'Sign-up form' },
      intlDescription: {
        id: `${PLUGIN_ID}.form-field.description`,
        defaultMessage: 'A form that visitors sign up with',
      },
      components: { Input: () => import('./form-field') },
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    installInContentManager(app.getPlugin('content-manager')?.apis);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    const { menuMessages } = await import('./translations/menu');
    return locales.map((locale) => ({ locale, data: menuMessages(locale) }));
  },
};
