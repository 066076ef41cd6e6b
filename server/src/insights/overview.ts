import type { Core } from '@strapi/types';
import type { EpochMs } from '../../../content-types';
import { getService } from '../core';
import { countSubscribers, growth } from './audience-counts';
import { readChecklist, readSetup } from './checklist';
import type { OverviewResponse } from './contract';
import { readWarnings } from './warnings';

/** What took long to count may be this many times as old. */
const KEEP_FACTOR = 20;

/** Keeps a result for a time in proportion to what it cost: small installations see every change at once. */
const keepCostly = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let kept: { value: Promise<T>; until: number } | null = null;
  return () => {
    if (kept && kept.until > performance.now()) return kept.value;
    const started = performance.now();
    const value = read();
    const entry = { value, until: Number.POSITIVE_INFINITY };
    kept = entry;
    value.then(
      () => {
        const now = performance.now();
        entry.until = now + (now - started) * KEEP_FACTOR;
      },
      () => {
        kept = null;
      }
    );
    return value;
  };
};

/** How things stand and what to do next. */
export const createOverview = ({ strapi }: { strapi: Core.Strapi }) => {
  let at: EpochMs = 0;
  const people = keepCostly(() => countSubscribers(strapi));
  const days = keepCostly(() => growth(strapi, at));

  return {
    async read(): Promise<OverviewResponse['data']> {
      at = getService(strapi, 'clock').now();
      const setup = await readSetup(strapi);
      const campaigns = getService(strapi, 'campaigns');
      return {
        checklist: await readChecklist(strapi, setup),
        subscribers: await people(),
        growth: await days(),
        nextCampaigns: await campaigns.next(),
        lastCampaigns: await campaigns.latest(),
        warnings: await readWarnings(strapi, setup, at),
      };
    },
  };
};
export type OverviewService = ReturnType<typeof createOverview>;
