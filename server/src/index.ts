import type { Core } from '@strapi/types';
import { bulkModels, contentTypes } from '../../content-types';
import * as audience from './audience';
import * as campaigns from './campaigns';
import * as consent from './consent';
import * as core from './core';
import * as delivery from './delivery';
import * as forms from './forms';
import * as insights from './insights';
import * as messages from './messages';
import * as partners from './partners';
import * as privacy from './privacy';
import * as promotions from './promotions';
import { registerPermissions } from './setup/permissions';
import { settingsController, settingsRoutes } from './setup/settings';
import { startTick, stopTick } from './setup/tick';

/** Composes the rooms, from the ground floor up; what happens is in them. */
export default {
  config: { default: core.DEFAULT_CONFIG, validator: core.validateConfig },

  contentTypes,

  services: {
    ...core.services,
    ...consent.services,
    ...audience.services,
    ...messages.services,
    ...delivery.services,
    ...promotions.services,
    ...partners.services,
    ...forms.services,
    ...campaigns.services,
    ...privacy.services,
    ...insights.services,
  },

  controllers: {
    ...consent.controllers,
    ...audience.controllers,
    ...messages.controllers,
    ...promotions.controllers,
    ...partners.controllers,
    ...forms.controllers,
    ...campaigns.controllers,
    ...privacy.controllers,
    ...insights.controllers,
    settings: settingsController,
  },

  routes: {
    admin: {
      type: 'admin',
      routes: [
        ...consent.adminRoutes,
        ...audience.adminRoutes,
        ...messages.adminRoutes,
        ...promotions.adminRoutes,
        ...partners.adminRoutes,
        ...forms.adminRoutes,
        ...campaigns.adminRoutes,
        ...privacy.adminRoutes,
        ...insights.adminRoutes,
        ...settingsRoutes,
      ],
    },
    'content-api': {
      type: 'content-api',
      routes: [
        ...promotions.publicRoutes,
        ...partners.publicRoutes,
        ...forms.publicRoutes,
        ...campaigns.publicRoutes,
        ...privacy.publicRoutes,
      ],
    },
  },

  register({ strapi }: { strapi: Core.Strapi }) {
    for (const model of bulkModels) strapi.get('models').add(model);
    forms.registerFormField(strapi);
    // Before Strapi's own middlewares: a body that is too large is turned away unread.
    strapi.server.use(core.createDoor(strapi));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await registerPermissions(strapi);
    await consent.guardLedger(strapi);
    await consent.noteWordings(strapi);
    if ((await core.getService(strapi, 'settings').publicUrl()).value === null)
      strapi.log.warn(
        "[optin] No public URL is configured, so no mail will be sent: set `publicUrl` under optin.config in config/plugins, `url` in config/server, or the public URL in the plugin's settings."
      );
    // A DKIM key that cannot sign must stop the start, not every mail.
    core.getService(strapi, 'transport');
    startTick(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    stopTick(strapi);
    await core.getService(strapi, 'verification').stop();
    await core.getService(strapi, 'launch').stop();
    await core.getService(strapi, 'sending').stop();
    await core.getService(strapi, 'worker').stop();
    await core.getService(strapi, 'transport').close();
  },
};
