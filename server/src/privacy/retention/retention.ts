import type { Core } from '@strapi/types';
import type { EpochMs, RetentionReport } from '../../../../content-types';
import { getService, HOUR, SECOND, timeBudget } from '../../core';
import type { Page, PageQuery } from '../../core/contract';
import type { RetentionResponse } from '../contract';
import { askSilent } from './asking';
import { readCalendar } from './calendar';
import { eraseDeparted } from './departed';
import { expireSilent } from './expiry';
import { endFiles } from './files';
import { listReports } from './reports';

const BUDGET = 5 * SECOND;
/** People leave one by one; a whole look for them now and then is enough. */
const ERASE_EVERY = HOUR;

export interface RetentionRound {
  asked: number;
  expired: number;
  /** People whose rented, bought or partner file came to its end. */
  filed: number;
  erased: number;
  more: boolean;
}

export const createRetention = ({ strapi }: { strapi: Core.Strapi }) => {
  let erasedAt = Number.NEGATIVE_INFINITY;

  return {
    /**
     * One short round of the clock of personal data: asks, ends and erases what is due at `now`,
     * people one by one, each in a transaction with its proof and its line in the reports. What it
     * does not get to is left for the next round; any number of instances may run it at once.
     */
    async run(now: EpochMs): Promise<RetentionRound> {
      const hasTime = timeBudget(BUDGET);
      // What is over goes first: nobody is asked to stay on what has ended.
      const files = await endFiles(strapi, now, hasTime);
      const expired = await expireSilent(strapi, now, hasTime);
      const asked = await askSilent(strapi, now, hasTime);
      const isTurn = Math.abs(now - erasedAt) >= ERASE_EVERY;
      const erased = isTurn
        ? await eraseDeparted(strapi, now, hasTime)
        : { people: 0, more: false };
      if (isTurn && !erased.more) erasedAt = now;
      if (asked.people > 0) getService(strapi, 'worker').wake();
      return {
        asked: asked.people,
        expired: expired.people,
        filed: files.people,
        erased: erased.people,
        more: files.more || expired.more || asked.more || erased.more,
      };
    },

    calendar: (): Promise<RetentionResponse['data']> =>
      readCalendar(strapi, getService(strapi, 'clock').now()),

    reports: (query: PageQuery): Promise<Page<RetentionReport>> => listReports(strapi, query),
  };
};
export type RetentionService = ReturnType<typeof createRetention>;
