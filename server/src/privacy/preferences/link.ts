import type { Core } from '@strapi/types';
import { DAY, fromRow, getService, table } from '../../core';
import type { Delivery } from '../../../../content-types';

/** Days a link to somebody's own page works. */
const LINK_DAYS = 30;
/**
 * Days after which a mail no longer leads there. Whoever comes across an old newsletter may leave
 * its list, since that can harm nobody; names and answers are shown to fresh links alone.
 */
const MAIL_DAYS = 90;

export const preferencesToken = (strapi: Core.Strapi, subscriberId: number): string => {
  const now = getService(strapi, 'clock').now();
  return getService(strapi, 'tokens').sign('preferences', [
    subscriberId,
    Math.floor((now + LINK_DAYS * DAY) / 1000),
  ]);
};

export type PreferencesLink = { subscriberId: number; expired: boolean };

/** @returns null for a token that was not signed for this */
export const readPreferencesToken = (
  strapi: Core.Strapi,
  token: string
): PreferencesLink | null => {
  const numbers = getService(strapi, 'tokens').verify('preferences', token);
  if (numbers?.length !== 2) return null;
  const [subscriberId, expiresAt] = numbers;
  return { subscriberId, expired: expiresAt * 1000 < getService(strapi, 'clock').now() };
};

/**
 * Whether the mail behind an unsubscribe link is fresh. Rides on the unique (campaign, subscriber)
 * or, for what the engine wrote itself, on optin_deliveries_subscriber_ix.
 */
export const isFreshMail = async (
  strapi: Core.Strapi,
  subscriberId: number,
  campaignId: number
): Promise<boolean> => {
  const row = await table(strapi, 'delivery')
    .where({ subscriber_id: subscriberId, campaign_id: campaignId > 0 ? campaignId : null })
    .orderBy('id', 'desc')
    .first();
  if (!row) return false;
  const { createdAt } = fromRow<Delivery>('delivery', row);
  return createdAt > getService(strapi, 'clock').now() - MAIL_DAYS * DAY;
};
