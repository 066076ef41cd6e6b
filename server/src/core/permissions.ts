/**
 * Every admin action of the plugin, registered with Strapi's roles. The part after `plugin::optin.`
 * is unique as a whole, since the panel's `useRBAC` keys permissions by their last segment.
 */
export const ACTIONS = {
  overview: ['read-overview'],
  campaigns: [
    'read-campaigns',
    'create-campaigns',
    'update-campaigns',
    'delete-campaigns',
    'test-campaigns',
    'send-campaigns',
    'approve-campaigns',
  ],
  templates: ['read-templates', 'update-templates'],
  subscribers: [
    'read-subscribers',
    'create-subscribers',
    'update-subscribers',
    'suppress-subscribers',
    'erase-subscribers',
    'register-subscribers',
  ],
  fields: ['read-fields', 'update-fields'],
  lists: ['read-lists', 'create-lists', 'update-lists', 'delete-lists'],
  forms: [
    'read-forms',
    'create-forms',
    'update-forms',
    'delete-forms',
    'publish-forms',
    'read-responses',
    'export-responses',
  ],
  promotions: ['read-promotions', 'update-promotions', 'draw-promotions', 'export-promotions'],
  partners: ['read-partners', 'update-partners', 'export-partners'],
  guard: ['read-guard', 'update-guard'],
  consent: [
    'read-wordings',
    'update-wordings',
    'publish-wordings',
    'verify-ledger',
    'export-evidence',
    'read-retention',
  ],
  provenances: ['read-provenances', 'update-provenances'],
  senders: ['read-senders', 'create-senders', 'update-senders', 'delete-senders'],
  settings: ['read-settings', 'update-settings'],
} as const;

export type ActionName = (typeof ACTIONS)[keyof typeof ACTIONS][number];
export const actionId = (name: ActionName) => `plugin::optin.${name}` as const;
