import { adminRoute } from '../../core';
import { contentController } from './controllers';
import { contentSettingsController } from './settings-controllers';

export const contentControllers = {
  content: contentController,
  'content-settings': contentSettingsController,
};
export const contentRoutes = [
  adminRoute('GET', '/content/types', 'content.types', 'update-campaigns'),
  adminRoute('GET', '/content/usable', 'content.usable', 'read-campaigns'),
  adminRoute('GET', '/content/attributes', 'content.attributes', 'update-campaigns'),
  adminRoute('GET', '/content/entries', 'content.entries', 'update-campaigns'),
  adminRoute('POST', '/content/cards', 'content.cards', 'update-campaigns'),
  adminRoute('POST', '/content/freeze', 'content.freeze', 'update-campaigns'),
  adminRoute('GET', '/content/usage', 'content.usage', 'read-campaigns'),
  adminRoute('POST', '/campaigns/from-entries', 'content.fromEntries', 'update-campaigns'),
  adminRoute('GET', '/settings/content', 'content-settings.find', 'read-settings'),
  adminRoute('POST', '/settings/content/sample', 'content-settings.sample', 'update-settings'),
];
