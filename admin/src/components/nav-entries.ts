import { CONSENT_ACTIONS, type ActionName } from '../permissions';

export interface NavEntry {
  path: string;
  /** The path alone is this page; otherwise every path below it too. */
  exact: boolean;
  label:
    | 'common.nav.overview'
    | 'common.nav.campaigns'
    | 'common.nav.templates'
    | 'common.nav.brand'
    | 'common.nav.content'
    | 'common.nav.subscribers'
    | 'common.nav.lists'
    | 'common.nav.forms'
    | 'common.nav.promotions'
    | 'common.nav.partners'
    | 'common.nav.fields'
    | 'common.nav.guard'
    | 'common.nav.consent'
    | 'common.nav.settings'
    | 'common.nav.senders';
  section: 'work' | 'settings';
  action: ActionName;
  /** Each of these shows the entry too. */
  orActions?: readonly ActionName[];
}

/** In the order of work. */
export const NAV_ENTRIES: NavEntry[] = [
  {
    path: '/',
    exact: true,
    label: 'common.nav.overview',
    section: 'work',
    action: 'read-overview',
  },
  {
    path: '/campaigns',
    exact: false,
    label: 'common.nav.campaigns',
    section: 'work',
    action: 'read-campaigns',
  },
  {
    path: '/templates',
    exact: false,
    label: 'common.nav.templates',
    section: 'work',
    action: 'read-templates',
  },
  {
    path: '/subscribers',
    exact: false,
    label: 'common.nav.subscribers',
    section: 'work',
    action: 'read-subscribers',
  },
  {
    path: '/lists',
    exact: false,
    label: 'common.nav.lists',
    section: 'work',
    action: 'read-lists',
  },
  {
    path: '/forms',
    exact: false,
    label: 'common.nav.forms',
    section: 'work',
    action: 'read-forms',
  },
  {
    path: '/promotions',
    exact: false,
    label: 'common.nav.promotions',
    section: 'work',
    action: 'read-promotions',
  },
  {
    path: '/partners',
    exact: false,
    label: 'common.nav.partners',
    section: 'work',
    action: 'read-partners',
  },
  {
    path: '/consent',
    exact: false,
    label: 'common.nav.consent',
    section: 'work',
    action: 'read-wordings',
    orActions: Object.values(CONSENT_ACTIONS).flat(),
  },
  {
    path: '/settings',
    exact: true,
    label: 'common.nav.settings',
    section: 'settings',
    action: 'read-settings',
  },
  {
    path: '/settings/senders',
    exact: false,
    label: 'common.nav.senders',
    section: 'settings',
    action: 'read-senders',
  },
  {
    path: '/settings/brand',
    exact: false,
    label: 'common.nav.brand',
    section: 'settings',
    action: 'read-settings',
  },
  {
    path: '/settings/content',
    exact: false,
    label: 'common.nav.content',
    section: 'settings',
    action: 'read-settings',
  },
  {
    path: '/settings/fields',
    exact: false,
    label: 'common.nav.fields',
    section: 'settings',
    action: 'read-fields',
  },
  {
    path: '/settings/guard',
    exact: false,
    label: 'common.nav.guard',
    section: 'settings',
    action: 'read-guard',
  },
];

export const visibleEntries = (can: (action: ActionName) => boolean): NavEntry[] =>
  NAV_ENTRIES.filter(({ action, orActions = [] }) => [action, ...orActions].some(can));
