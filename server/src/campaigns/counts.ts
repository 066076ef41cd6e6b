import type { Core } from '@strapi/types';
import type { Campaign, CampaignState } from '../../../content-types';
import { getService, MINUTE } from '../core';
import type { CampaignCounts } from './contract';

const UNCOUNTED = new Set<CampaignState>(['draft', 'scheduled']);
/** Settled counts do not change any more, so tables need not count a million rows for each look. */
const KEEP_SETTLED = 10 * MINUTE;
/** Others may be this many times as old as counting them takes: small campaigns are always fresh. */
const KEEP_FACTOR = 5;
const MAX_KEPT = 500;

const isSettled = ({ state, completedAt }: Pick<Campaign, 'state' | 'completedAt'>): boolean =>
  (state === 'completed' || state === 'cancelled') && completedAt !== null;

/** Recipients by state and reason, counted in the deliveries themselves. */
export const createCounts = (strapi: Core.Strapi) => {
  const kept = new Map<number, { counts: CampaignCounts; state: CampaignState; until: number }>();

  return {
    /** Counts of the campaigns that have any; one statement for those not known already. */
    async of(
      campaigns: Pick<Campaign, 'id' | 'state' | 'completedAt'>[]
    ): Promise<Map<number, CampaignCounts>> {
      const started = campaigns.filter(({ state }) => !UNCOUNTED.has(state));
      const known = new Map(
        started.flatMap(({ id, state }) => {
          const entry = kept.get(id);
          const isFresh = entry && entry.state === state && entry.until > Date.now();
          return isFresh ? [[id, entry.counts] as const] : [];
        })
      );
      const wanted = started.filter(({ id }) => !known.has(id));
      const begun = performance.now();
      const counted = await getService(strapi, 'outbox').countsOf(wanted.map(({ id }) => id));
      const cost = performance.now() - begun;
      if (kept.size + wanted.length > MAX_KEPT) kept.clear();
      for (const campaign of wanted) {
        const counts = counted.get(campaign.id);
        const keep = isSettled(campaign) ? KEEP_SETTLED : cost * KEEP_FACTOR;
        if (counts)
          kept.set(campaign.id, { counts, state: campaign.state, until: Date.now() + keep });
      }
      return new Map([...known, ...counted]);
    },
  };
};
