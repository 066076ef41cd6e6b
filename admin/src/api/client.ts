import { adminApi } from '@strapi/strapi/admin';

/** What a mutation can make stale; `Overview` counts over all of them. */
export const TAGS = [
  'OptinOverview',
  'OptinSubscriber',
  'OptinList',
  'OptinWording',
  'OptinSender',
  'OptinSettings',
  'OptinForm',
  'OptinCampaign',
  'OptinRecipient',
  'OptinLedger',
  'OptinRetention',
  'OptinProvenance',
  'OptinField',
  'OptinResponse',
  'OptinPromotion',
  'OptinPartner',
  'OptinGuard',
  'OptinTemplate',
] as const;
export type Tag = (typeof TAGS)[number];

/** Strapi's own RTK Query api, so the store, the session and the error shapes are shared. */
export const optinApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS });

/** Tags of a list of rows: each row, and the list as a whole. */
export const rowTags = <T extends Tag>(type: T, rows: { id: number }[] | undefined) => [
  { type, id: 'LIST' as const },
  ...(rows ?? []).map(({ id }) => ({ type, id })),
];
