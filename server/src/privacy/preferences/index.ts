import { publicRoute } from '../../core';

export { isFreshMail, preferencesToken } from './link';
export { publicPreferences } from './public';

export const preferencesRoutes = [
  publicRoute('GET', '/preferences/:token', 'public-preferences.show'),
  publicRoute('POST', '/preferences/:token', 'public-preferences.act'),
];
