export const PLUGIN_ID = 'optin';

/** Where a page of the plugin lives in the panel: `pluginPath('/lists/3')`. */
export const pluginPath = (path = '/'): string =>
  `/plugins/${PLUGIN_ID}${path === '/' ? '' : path}`;
