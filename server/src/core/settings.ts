import type { Core } from '@strapi/types';
import { DEFAULT_BRAND } from '../../../content-types';
import { isAbsoluteHttpUrl } from './config';
import { PLUGIN_ID } from './constants';
import type { Settings, SettingsResponse } from './contract';
import { createLinks, type Links } from './links';

export const DEFAULT_SETTINGS: Settings = {
  publicUrl: '',
  ipStorage: 'truncated',
  confirmDays: 7,
  pendingDays: 30,
  ratePerSecond: 0,
  maxLatenessMinutes: 12 * 60,
  urls: { confirm: '', unsubscribe: '', thankYou: '' },
  controller: { name: '', address: '', email: '', dpo: '', dpoContact: '', privacyPolicyUrl: '' },
  jurisdiction: 'eu',
  passiveOptIn: { allowed: false, by: null, at: null },
  reminderDays: 0,
  consentReceipt: false,
  // CNIL: three years from the last contact.
  retention: { months: 36, askDays: 30, eraseAfterDays: 90, eraseUnconfirmedDays: 30 },
  professionalAddresses: {
    roles: { add: [], remove: [] },
    freeMail: { add: [], remove: [] },
  },
  disposableDomains: { add: [], remove: [] },
  brand: DEFAULT_BRAND,
  contentMappings: {},
  requireApproval: false,
  testGroups: [],
  archive: { isOpen: false, title: {}, description: {} },
};

/** How long another instance's change may go unnoticed. */
const CACHE_MS = 5000;

const trimSlash = (url: string): string => url.replace(/\/+$/, '');

export const createSettings = ({ strapi }: { strapi: Core.Strapi }) => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'settings' });
  let cached: { settings: Settings; until: number } | null = null;

  const get = async (): Promise<Settings> => {
    if (cached && cached.until > Date.now()) return cached.settings;
    const saved = (await store.get({})) as Partial<Settings> | null;
    const settings = {
      ...DEFAULT_SETTINGS,
      ...saved,
      urls: { ...DEFAULT_SETTINGS.urls, ...saved?.urls },
      controller: { ...DEFAULT_SETTINGS.controller, ...saved?.controller },
      retention: { ...DEFAULT_SETTINGS.retention, ...saved?.retention },
      brand: { ...DEFAULT_SETTINGS.brand, ...saved?.brand },
    };
    cached = { settings, until: Date.now() + CACHE_MS };
    return settings;
  };

  /** The URL under which people reach this Strapi; `config/plugins` comes before the panel. */
  const publicUrl = async (): Promise<SettingsResponse['publicUrl']> => {
    const configured = strapi.config.get<string | null>(`plugin::${PLUGIN_ID}.publicUrl`);
    if (configured) return { value: trimSlash(configured), source: 'config' };
    const { publicUrl: chosen } = await get();
    if (chosen) return { value: trimSlash(chosen), source: 'settings' };
    const server = strapi.config.get<string | undefined>('server.url');
    if (server && isAbsoluteHttpUrl(server)) return { value: trimSlash(server), source: 'server' };
    return { value: null, source: 'none' };
  };

  return {
    get,
    publicUrl,
    async update(changes: Partial<Settings>): Promise<Settings> {
      cached = null;
      await store.set({ value: { ...(await get()), ...changes } });
      cached = null;
      return get();
    },
    /** Absolute links, or null while no public URL is known: then no mail may leave. */
    async links(): Promise<Links | null> {
      const { value } = await publicUrl();
      return value === null ? null : createLinks(value, (await get()).urls);
    },
  };
};
export type SettingsService = ReturnType<typeof createSettings>;
