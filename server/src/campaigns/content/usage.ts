import type { Core } from '@strapi/types';
import type { CampaignEntry } from '../../../../content-types';
import { fromRow, table } from '../../core';
import { findCampaigns } from '../store';
import type { EntryUsage } from './contract';

/** More campaigns than a panel shows; the newest count. */
const MAX_SHOWN = 50;

/** Campaigns that show an entry, drafts first, then the latest. Rides on the index (uid, entry_id). */
export const usageOf = async (
  strapi: Core.Strapi,
  uid: string,
  documentId: string
): Promise<EntryUsage[]> => {
  const rows: Record<string, unknown>[] = await table(strapi, 'campaign-entry')
    .where({ uid, entry_id: documentId })
    .orderBy('campaign_id', 'desc')
    .limit(MAX_SHOWN);
  const entries = rows.map((row) => fromRow<CampaignEntry>('campaign-entry', row));
  const sentAt = new Map(entries.map((entry) => [entry.campaignId, entry.sentAt]));
  const campaigns = await findCampaigns(strapi, { where: { id: { $in: [...sentAt.keys()] } } });
  const rank = (at: number | null | undefined) => at ?? Infinity;
  return campaigns
    .map(({ id, name, state, scheduledAt }) => ({
      id,
      name,
      state,
      sentAt: sentAt.get(id) ?? null,
      scheduledAt,
    }))
    .sort((a, b) =>
      rank(b.sentAt) === rank(a.sentAt) ? b.id - a.id : rank(b.sentAt) - rank(a.sentAt)
    );
};
