/** Shapes that every admin route shares. The panel imports this file as types only. */
import type { Brand, ContentMapping, LocalizedText } from '../../../content-types';

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

/** Which law's rules the engine keeps; `neutral` is for places without a profile of their own. */
export const JURISDICTIONS = ['fr', 'eu', 'neutral'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** Who answers for the data (GDPR art. 4(7), 13): named on pages, in mails, receipts and evidence. */
export interface Controller {
  name: string;
  /** Postal, several lines. */
  address: string;
  email: string;
  /** Data protection officer: name, and e-mail or other contact; empty where there is none. */
  dpo: string;
  dpoContact: string;
  privacyPolicyUrl: string;
}

/** The clock of personal data, counted from the last active contact (a click, never an open). */
export interface RetentionSettings {
  /** Months without contact after which a subscription expires. */
  months: number;
  /** Days before that on which people are asked whether they want to go on; 0 to ask nobody. */
  askDays: number;
  /** Days after the last subscription ended until the person's data is erased. */
  eraseAfterDays: number;
  /** Days after a sign-up expired unconfirmed until the person's data is erased. */
  eraseUnconfirmedDays: number;
}

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
  controller: Controller;
  jurisdiction: Jurisdiction;
  /** Pre-ticked boxes: off until an administrator has read the warning and allowed them. */
  passiveOptIn: { allowed: boolean; by: string | null; at: number | null };
  /** Days after which an unanswered sign-up is reminded once; 0 for never. */
  reminderDays: number;
  /** Whether people get a receipt of what they agreed to. */
  consentReceipt: boolean;
  retention: RetentionSettings;
  /** Additions to and removals from the built-in lists that the basis `b2b-opt-out` rests on. */
  professionalAddresses: {
    /** Local parts of role addresses (`info`). */
    roles: { add: string[]; remove: string[] };
    /** Domains of free mail (`gmail.com`). */
    freeMail: { add: string[]; remove: string[] };
  };
  /** Additions to and removals from the built-in list of throw-away domains. */
  disposableDomains: { add: string[]; remove: string[] };
  /** How messages look. */
  brand: Brand;
  /** How entries of the CMS become cards, by content type. */
  contentMappings: Record<string, ContentMapping>;
  /** Whether a second person must approve a campaign before it may be scheduled or sent. */
  requireApproval: boolean;
  /** People who get test sends together. */
  testGroups: { name: string; emails: string[] }[];
  /** The public page of past campaigns. */
  archive: { isOpen: boolean; title: LocalizedText; description: LocalizedText };
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

/**
 * PUT /optin/settings: what is left out stays. `passiveOptIn.allowed: true` needs
 * `passiveOptIn.acknowledged: true` with it, and a jurisdiction that permits it.
 */
export type UpdateSettingsRequest = Partial<Omit<Settings, 'passiveOptIn'>> & {
  passiveOptIn?: { allowed: boolean; acknowledged?: boolean };
};
/** Settings on which it depends who may be written to, and how long data is kept. */
export const LAW_SETTINGS = [
  'jurisdiction',
  'passiveOptIn',
  'retention',
  'pendingDays',
  'professionalAddresses',
  'ipStorage',
] as const satisfies (keyof Settings)[];

export interface LawChange {
  at: number;
  /** `admin:<id>`. */
  by: string;
  setting: (typeof LAW_SETTINGS)[number];
  /** Values as the settings have them. */
  from: unknown;
  to: unknown;
}
/** GET /optin/settings/law-changes: newest first. */
export type LawChangesResponse = Data<LawChange[]>;

/** POST /optin/settings/test-transport */
export interface TestTransportRequest {
  to: string;
  senderId: number;
}
export interface TestTransportResponse {
  accepted: boolean;
  response: string;
}
