import type { ActionName } from '../../server/src/core/permissions';

export type { ActionName };

/** A permission in the shape that `Page.Protect` and the menu ask for. */
export const permission = (action: ActionName) => ({
  action: `plugin::optin.${action}`,
  subject: null,
});

/** The pages of the consent area; having one of a page's permissions is enough to see it. */
export const CONSENT_ACTIONS = {
  wordings: ['read-wordings'],
  rules: ['read-settings'],
  ledger: ['verify-ledger', 'export-evidence'],
  retention: ['read-retention'],
  files: ['read-provenances'],
} as const satisfies Record<string, readonly ActionName[]>;

/** Having one of these is enough to see the plugin in the menu. */
export const MENU_PERMISSIONS = (
  [
    'read-overview',
    'read-campaigns',
    'read-subscribers',
    'read-lists',
    'read-forms',
    'read-promotions',
    'read-partners',
    ...Object.values(CONSENT_ACTIONS).flat(),
    'read-senders',
    'read-fields',
    'read-guard',
    'read-templates',
  ] satisfies ActionName[]
).map(permission);
