import type { Core } from '@strapi/types';
import type { Campaign, CampaignState } from '../../../content-types';
import { getService, MINUTE } from '../core';
import type { CampaignCounts } from './contract';

const UNCOUNTED = new Set<CampaignState>(['draft', 'scheduled']);
/** Counts of these do not change any more, so tables need not count a million rows for each look. */
const KEEP_MS = 10 * MINUTE;
const MAX_KEPT = 500;

const isSettled = ({ state, completedAt }: Pick<Campaign, 'state' | 'completedAt'>): boolean =>
  (state === 'completed' || state === 'cancelled') && completedAt !== null;

/** Recipients by state and reason, counted in the deliveries themselves. */
export const createCounts = (strapi: Core.Strapi) => {
  const kept = new Map<number, { counts: CampaignCounts; until: number }>();

  return {
    /** Counts of the campaigns that have any; one statement for those not known already. */
    async of(
      campaigns: Pick<Campaign, 'id' | 'state' | 'completedAt'>[]
    ): Promise<Map<number, CampaignCounts>> {
      const started = campaigns.filter(({ state }) => !UNCOUNTED.has(state));
      const known = new Map(
        started.flatMap(({ id }) => {
          const entry = kept.get(id);
          return entry && entry.until > Date.now() ? [[id, entry.counts] as const] : [];
        })
      );
      const wanted = started.filter(({ id }) => !known.has(id));
      const counted = await getService(strapi, 'outbox').countsOf(wanted.map(({ id }) => id));
      for (const campaign of wanted) {
        const counts = counted.get(campaign.id);
        if (!counts || !isSettled(campaign)) continue;
        if (kept.size >= MAX_KEPT) kept.clear();
        kept.set(campaign.id, { counts, until: Date.now() + KEEP_MS });
      }
      return new Map([...known, ...counted]);
    },
  };
};
