import type { ActionName } from '../../server/src/core/permissions';

export type { ActionName };

/** A permission in the shape that `Page.Protect` and the menu ask for. */
export const permission = (action: ActionName) => ({
  action: `plugin::optin.${action}`,
  subject: null,
});

/** Having one of these is enough to see the plugin in the menu. */
export const MENU_PERMISSIONS = (
  [
    'read-overview',
    'read-campaigns',
    'read-subscribers',
    'read-lists',
    'read-forms',
    'read-wordings',
    'read-settings',
    'read-senders',
  ] satisfies ActionName[]
).map(permission);
