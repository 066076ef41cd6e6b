import type { Core } from '@strapi/types';
import type { Delivery } from '../../../../content-types';
import { fromRow, getService, table } from '../../core';
import { composeAgain } from '../../delivery';

/** What a reader may look at again: the mail left, or nobody knows that it did not. */
const HANDED_OVER = ['claimed', 'sent', 'uncertain'] as const;

/** "View in browser": a reader's own copy, made again as it was made for the mail. */
export const createViewing = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @returns null for a token that is not ours, or a mail that was not sent or is not kept */
  async html(token: string): Promise<string | null> {
    const numbers = getService(strapi, 'tokens').verify('view', token);
    if (!numbers || numbers.length !== 2) return null;
    const [subscriberId, campaignId] = numbers;
    // Rides on optin_deliveries_recipient_uq.
    const row = await table(strapi, 'delivery')
      .where({ campaign_id: campaignId, subscriber_id: subscriberId })
      .whereIn('state', [...HANDED_OVER])
      .first();
    if (!row) return null;
    const mail = await composeAgain(strapi, fromRow<Delivery>('delivery', row));
    return mail && getService(strapi, 'clicks').direct(campaignId, mail.parts().html);
  },
});
export type ViewingService = ReturnType<typeof createViewing>;
