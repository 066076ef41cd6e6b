import type { Core } from '@strapi/types';
import { table } from '../core';
import type { VotesResponse } from './contract';
import type { PromotionRecords } from './records';

/** Results of a vote: confirmed addresses alone, one vote each. */
export const createVotes = (strapi: Core.Strapi, records: PromotionRecords) => ({
  async count(promotionId: number): Promise<VotesResponse['data']> {
    const { options } = await records.get(promotionId);
    const rows: { state: string; choice: string | null; people: number | string }[] = await table(
      strapi,
      'promotion-entry'
    )
      .where({ promotion_id: promotionId })
      .whereIn('state', ['confirmed', 'pending'])
      .groupBy('state', 'choice')
      .select('state', 'choice')
      .count({ people: '*' });
    const of = (state: string) => rows.filter((row) => row.state === state);
    const sum = (found: typeof rows) => found.reduce((all, { people }) => all + Number(people), 0);
    const counts = options.map(({ key, label }) => ({
      key,
      label,
      votes: sum(of('confirmed').filter(({ choice }) => choice === key)),
    }));
    return {
      counts,
      total: counts.reduce((all, { votes }) => all + votes, 0),
      pending: sum(of('pending')),
    };
  },
});
export type PromotionVotes = ReturnType<typeof createVotes>;
