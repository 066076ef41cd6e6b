import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../content-types';
import { getService, inTransaction, refusal } from '../core';
import { createEngine } from './advance';
import type { ScheduleCampaignRequest } from './contract';
import { readPlan } from './plan/planning';
import { isSeries } from './plan/series-campaign';
import { startCampaign } from './start';
import { canDo } from './state';
import { findCampaign, stateRefusal, transition } from './store';

/** A series has issues that are sent; it is not itself. */
const seriesRefusal = () =>
  refusal(
    'campaign-series',
    'A recurring campaign is not sent itself. Send its next issue instead.'
  );

/**
 * What people decide about a campaign: now, later, not any more. Each is a compare-and-set on the
 * campaign's row; the engine and the workers look at that row before every chunk and every claim.
 * All throw NotFoundError, and ApplicationError `campaign-state` when the state does not allow it.
 */
export const createLaunch = ({ strapi }: { strapi: Core.Strapi }) => {
  const engine = createEngine(strapi);
  const now = () => getService(strapi, 'clock').now();

  return {
    /**
     * To everybody at once, whatever was planned.
     * @throws ApplicationError `preflight` with the findings, `campaign-series` for a planned series
     */
    async send(id: number): Promise<Campaign> {
      const planned = await findCampaign(strapi, id);
      if (isSeries(planned) && planned.state === 'scheduled') throw seriesRefusal();
      const campaign = await startCampaign(strapi, id, 'send', now());
      engine.kick();
      return campaign;
    },

    /**
     * Plans a start, or moves it: once for all, once on each reader's clock, or again and again.
     * @throws ApplicationError `schedule` with the problem, `preflight` with the findings
     */
    async schedule(id: number, request: ScheduleCampaignRequest): Promise<Campaign> {
      const campaign = await findCampaign(strapi, id);
      if (!canDo('schedule', campaign.state)) throw stateRefusal('schedule', campaign);
      const plan = await readPlan(strapi, campaign, request, now());
      // Checked as it would be planned: some campaigns cannot go out on every clock.
      const { scheduleMode } = plan;
      const asPlanned: Campaign = { ...campaign, scheduleMode, state: 'scheduled' };
      await getService(strapi, 'preflight').assertReady(asPlanned);
      const planned = await transition(strapi, id, 'schedule', plan);
      // On readers' clocks the first may have been reached already.
      if ((planned.scheduledAt ?? Infinity) <= now()) engine.kick();
      return planned;
    },

    /** The way it was planned stays with the draft, to be planned again after an edit. */
    unschedule: (id: number): Promise<Campaign> =>
      transition(strapi, id, 'unschedule', { scheduledAt: null, scheduledTimeZone: null }),

    /** Nothing more is claimed from now on; what a mail server has in hand goes out. */
    pause: (id: number): Promise<Campaign> => transition(strapi, id, 'pause'),

    async resume(id: number): Promise<Campaign> {
      const campaign = await transition(strapi, id, 'resume');
      engine.kick();
      getService(strapi, 'worker').wake();
      return campaign;
    },

    /** For good: whoever has not got the mail yet will not. */
    async cancel(id: number): Promise<Campaign> {
      const campaign = await inTransaction(strapi, async (trx) => {
        const cancelled = await transition(strapi, id, 'cancel');
        const outbox = getService(strapi, 'outbox');
        await outbox.cancelCampaign(trx, id);
        if (!(await outbox.hasReached(trx, id, 'third-party')))
          await getService(strapi, 'provenances').giveBack(trx, id);
        return cancelled;
      });
      engine.kick();
      return campaign;
    },

    /** The tick's part: starts what is due, takes audiences, ends what is settled. */
    advance: (at: EpochMs): Promise<void> => engine.advance(at),
    /** The same, soon and without waiting for it. */
    kick: (): void => engine.kick(),
    stop: (): Promise<void> => engine.stop(),
  };
};
export type LaunchService = ReturnType<typeof createLaunch>;
