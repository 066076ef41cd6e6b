import type { Core } from '@strapi/types';
import { createCodes } from './codes';
import { createDraws } from './draws';
import { createEntries } from './entries';
import { createEntryList } from './entry-list';
import { createRecords } from './records';
import { createVotes } from './votes';
import { createWinners } from './winners';

export type { EntryInput, OpenEntry } from './entries';

/** Contests, votes and private sales: everything that happens to them, in one place. */
export const createPromotions = ({ strapi }: { strapi: Core.Strapi }) => {
  const records = createRecords(strapi);
  const codes = createCodes(strapi, records);
  return {
    ...createEntries(strapi, codes),
    withRules: records.withRules,
    records,
    codes,
    entries: createEntryList(strapi, records),
    draws: createDraws(strapi, records),
    winners: createWinners(strapi, records),
    votes: createVotes(strapi, records),
  };
};
export type PromotionsService = ReturnType<typeof createPromotions>;
