import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign, EpochMs } from '../../../content-types';
import { getService, MINUTE } from '../core';
import { openTests, settleTest } from './ab';
import { completeIfSettled, settleCancelled } from './completion';
import { isSeries } from './plan/series-campaign';
import { isTooLate } from './schedule';
import { takeChunk } from './snapshot';
import { startCampaign } from './start';
import { findCampaigns } from './store';

/** A campaign that could not go on is left alone this long, so that the log is not flooded. */
const RETRY_AFTER = MINUTE;

/**
 * What moves campaigns without anybody acting: dates that come, audiences to be taken, tests to be
 * decided, ends.
 * Every instance may do this at any time and after any crash; each step is claimed in the database
 * (compare-and-set, or the lock on the campaign's row), so nothing happens twice.
 */
export const createEngine = (strapi: Core.Strapi) => {
  const retryAt = new Map<number, EpochMs>();
  let stopped = false;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  /** One campaign's trouble must not keep the others waiting. */
  const attempt = async (id: number, now: EpochMs, step: () => Promise<unknown>) => {
    if (stopped || (retryAt.get(id) ?? 0) > now) return;
    try {
      await step();
      retryAt.delete(id);
    } catch (error) {
      // Somebody, here or on another instance, was faster: that is how it should be.
      if (error instanceof errors.ApplicationError && error.details.code === 'campaign-state')
        return;
      retryAt.set(id, now + RETRY_AFTER);
      strapi.log.error(
        `[optin] campaign ${id}: ${error instanceof Error ? error.message : 'unknown error'}`
      );
    }
  };

  const keepDate = async (campaign: Campaign, now: EpochMs): Promise<void> => {
    const series = getService(strapi, 'series');
    if (isSeries(campaign)) await series.keepDate(campaign, now);
    else if (campaign.seriesId !== null) await series.startIssue(campaign.id, now);
    else await startCampaign(strapi, campaign.id, 'start', now);
  };

  const startDue = async (now: EpochMs) => {
    const { maxLatenessMinutes } = await getService(strapi, 'settings').get();
    const due = await findCampaigns(strapi, {
      where: { state: 'scheduled', scheduledAt: { $lte: now } },
      orderBy: { scheduledAt: 'asc' },
    });
    for (const campaign of due)
      if (
        campaign.scheduledAt !== null &&
        !isTooLate(campaign.scheduledAt, now, maxLatenessMinutes)
      )
        await attempt(campaign.id, now, () => keepDate(campaign, now));
  };

  const takeAudiences = async (now: EpochMs) => {
    const preparing = await findCampaigns(strapi, {
      where: { state: 'preparing' },
      select: ['id'],
      orderBy: { startedAt: 'asc' },
    });
    for (const { id } of preparing)
      await attempt(id, now, async () => {
        let result = await takeChunk(strapi, id, now);
        while (result === 'more' && !stopped) {
          // Requests get their turn between chunks, on SQLite's one connection too.
          await new Promise((resolve) => setImmediate(resolve));
          result = await takeChunk(strapi, id, now);
        }
        if (result === 'whole') getService(strapi, 'worker').wake();
      });
  };

  const settleTests = async (now: EpochMs) => {
    for (const campaign of await openTests(strapi, now))
      await attempt(campaign.id, now, () => settleTest(strapi, campaign, now, () => !stopped));
  };

  const completeSettled = async (now: EpochMs) => {
    const sending = await findCampaigns(strapi, {
      where: { state: 'sending', snapshotDone: true },
      select: ['id', 'targeted'],
    });
    for (const campaign of sending)
      await attempt(campaign.id, now, () => completeIfSettled(strapi, campaign, now));
    await settleCancelled(strapi, now);
  };

  const pass = async (now: EpochMs) => {
    if (stopped) return;
    await startDue(now);
    await takeAudiences(now);
    await settleTests(now);
    await completeSettled(now);
  };

  const engine = {
    /**
     * Moves every campaign as far as it can go now. Calls that come while a pass runs share the one
     * after it.
     */
    advance(now: EpochMs): Promise<void> {
      if (next) return next;
      const begin = () => {
        next = null;
        running = pass(now).finally(() => {
          if (next === null) running = null;
        });
        return running;
      };
      if (!running) return begin();
      next = running.then(begin, begin);
      return next;
    },

    /** Moves on without keeping the caller waiting. */
    kick(): void {
      engine.advance(getService(strapi, 'clock').now()).catch((error: unknown) => {
        strapi.log.error(
          `[optin] campaigns: ${error instanceof Error ? error.message : 'unknown error'}`
        );
      });
    },

    /** Ends after the step in hand; what is left goes on at the next start. */
    async stop(): Promise<void> {
      stopped = true;
      while (running) await running.catch(() => undefined);
    },
  };
  return engine;
};
