import type { Core } from '@strapi/types';
import { getService } from '../../core';
import type {
  PreviewOccurrencesRequest,
  PreviewOccurrencesResponse,
  ReaderTimesRequest,
  ReaderTimesResponse,
} from '../contract';
import { occurrencesBetween, readRecurrence } from '../recurrence';
import { findCampaign } from '../store';
import { scheduleRefusal } from './planning';
import { readerMoments, zonesOfLists } from './reader-zones';
import { isZone, readLocal } from './wall-clock';

const DATES = 5;

/** What a plan that somebody is writing would mean; nothing is stored. */
export const createPlanPreview = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  return {
    /** @throws ApplicationError `schedule` with the problem */
    occurrences(request: PreviewOccurrencesRequest): PreviewOccurrencesResponse['data'] {
      const reading = readRecurrence({ ...request, skipEmpty: false }, now());
      if ('problem' in reading) throw scheduleRefusal(reading.problem, reading.field);
      const dates = occurrencesBetween(reading.recurrence, now(), { limit: DATES });
      return { occurrences: dates.map(({ at }) => at) };
    },

    /**
     * @throws NotFoundError
     * @throws ApplicationError `schedule` with the problem
     */
    async readerTimes(
      id: number,
      { localTime, timeZone }: ReaderTimesRequest
    ): Promise<ReaderTimesResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      if (!isZone(timeZone)) throw scheduleRefusal('zone-unknown', 'timeZone');
      const asUtc = readLocal(localTime);
      if (asUtc === null) throw scheduleRefusal('time-unreadable', 'localTime');
      return readerMoments(asUtc, await zonesOfLists(strapi, campaign), timeZone, now());
    },
  };
};
export type PlanPreviewService = ReturnType<typeof createPlanPreview>;
