import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { DAY, qualified } from '../core';

const WARM_UP_PERIOD = 30 * DAY;
/** Campaigns that are counted: those that targeted most. */
const CANDIDATES = 3;

/**
 * Mails that the largest campaign of a sender in the last 30 days sent. Only the campaigns with the
 * largest audiences are counted, each along optin_deliveries_campaign_ix (campaign_id, state).
 */
export const largestOf = async (
  strapi: Core.Strapi,
  senderId: number,
  now: EpochMs
): Promise<number> => {
  const { connection } = strapi.db;
  const rows: { mails: number | string }[] = await connection
    .from(
      connection.raw(
        `(SELECT id FROM ? WHERE sender_id = ? AND started_at >= ?
           ORDER BY targeted DESC LIMIT ${CANDIDATES}) AS c`,
        [qualified(strapi, 'campaign'), senderId, now - WARM_UP_PERIOD]
      )
    )
    .joinRaw("JOIN ? d ON d.campaign_id = c.id AND d.state = 'sent'", [
      qualified(strapi, 'delivery'),
    ])
    .groupBy('c.id')
    .select(connection.raw('COUNT(*) AS mails'));
  return Math.max(0, ...rows.map(({ mails }) => Number(mails)));
};
