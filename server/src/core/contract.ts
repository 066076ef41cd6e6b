/** Shapes that every admin route shares. The panel imports this file as types only. */

export interface PageQuery {
  page?: number;
  pageSize?: number;
  /** `field:asc` or `field:desc`. */
  sort?: string;
  _q?: string;
}

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

export interface Page<T> {
  results: T[];
  pagination: Pagination;
}

export interface Data<T> {
  data: T;
}

export const IP_STORAGE = ['truncated', 'full', 'none'] as const;
export type IpStorage = (typeof IP_STORAGE)[number];

/** What an administrator may change in the panel; `config/plugins` gives the first values. */
export interface Settings {
  /** Absolute URL under which visitors reach this Strapi; empty to use Strapi's own `server.url`. */
  publicUrl: string;
  /** How much of a visitor's IP the evidence keeps. */
  ipStorage: IpStorage;
  /** Days a confirmation link works. */
  confirmDays: number;
  /** Days after which an unanswered sign-up expires. */
  pendingDays: number;
  /** Messages a second over all campaigns on one instance; 0 for no limit. */
  ratePerSecond: number;
  /** Minutes after its date from which an overdue start asks instead of sending. */
  maxLatenessMinutes: number;
  /** Pages of the customer's own site; `{token}` stands for the token; empty for the plugin's pages. */
  urls: { confirm: string; unsubscribe: string; thankYou: string };
}

export interface TransportInfo {
  kind: 'smtp' | 'provider' | 'none';
  /** `smtp.example.org:587` or the provider's name. */
  label: string;
  dkim: boolean;
  /** Things that will not work with this transport, as translation keys of the panel. */
  warnings: TransportWarning[];
}
export type TransportWarning =
  'transport.none' | 'transport.provider-headers' | 'transport.no-dkim';

export interface SettingsResponse {
  settings: Settings;
  /** The URL in force and where it comes from; null when nothing is configured. */
  publicUrl: { value: string | null; source: 'config' | 'settings' | 'server' | 'none' };
  transport: TransportInfo;
  secretSource: 'config' | 'derived';
}

/** PUT /optin/settings */
export type UpdateSettingsRequest = Settings;
/** POST /optin/settings/test-transport */
export interface TestTransportRequest {
  to: string;
  senderId: number;
}
export interface TestTransportResponse {
  accepted: boolean;
  response: string;
}
