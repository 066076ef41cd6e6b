import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../content-types';
import { getService, inTransaction, refusal } from '../core';
import { createEngine } from './advance';
import type { ScheduleCampaignRequest, ScheduleProblem } from './contract';
import { readSchedule } from './schedule';
import { startCampaign } from './start';
import { canDo } from './state';
import { findCampaign, stateRefusal, transition } from './store';

const SCHEDULE_MESSAGES: Record<ScheduleProblem, string> = {
  'zone-unknown': 'timeZone must be a time zone such as Europe/Paris',
  'time-unreadable': 'localTime must be a date and time such as 2026-12-24T09:00',
  'time-skipped': 'localTime does not exist on that day: the clocks go forward over it',
  'time-past': 'localTime is over',
  'time-too-far': 'localTime is too far in the future',
};

const scheduleRefusal = (problem: ScheduleProblem, field: string) =>
  refusal('schedule', SCHEDULE_MESSAGES[problem], {
    problem,
    errors: [{ path: [field], message: SCHEDULE_MESSAGES[problem], name: 'ValidationError' }],
  });

/**
 * What people decide about a campaign: now, later, not any more. Each is a compare-and-set on the
 * campaign's row; the engine and the workers look at that row before every chunk and every claim.
 * All throw NotFoundError, and ApplicationError `campaign-state` when the state does not allow it.
 */
export const createLaunch = ({ strapi }: { strapi: Core.Strapi }) => {
  const engine = createEngine(strapi);
  const now = () => getService(strapi, 'clock').now();

  return {
    /** @throws ApplicationError `preflight` with the findings */
    async send(id: number): Promise<Campaign> {
      const campaign = await startCampaign(strapi, id, 'send', now());
      engine.kick();
      return campaign;
    },

    /**
     * Plans a start, or moves it.
     * @throws ApplicationError `schedule` with the problem, `preflight` with the findings
     */
    async schedule(id: number, request: ScheduleCampaignRequest): Promise<Campaign> {
      const campaign = await findCampaign(strapi, id);
      if (!canDo('schedule', campaign.state)) throw stateRefusal('schedule', campaign);
      const reading = readSchedule(request, now());
      if ('problem' in reading) throw scheduleRefusal(reading.problem, reading.field);
      await getService(strapi, 'preflight').assertReady(campaign);
      return transition(strapi, id, 'schedule', {
        scheduledAt: reading.at,
        scheduledTimeZone: request.timeZone,
      });
    },

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
    stop: (): Promise<void> => engine.stop(),
  };
};
export type LaunchService = ReturnType<typeof createLaunch>;
