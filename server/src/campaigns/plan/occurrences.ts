import type { Core } from '@strapi/types';
import type { CampaignOccurrence, EpochMs } from '../../../../content-types';
import { fromRow, parseJson, table, toRow, type Db } from '../../core';
import type { OccurrenceRow } from '../contract';

type Reasons = OccurrenceRow['reasons'];
/** One image without a text is like the other. */
const MAX_REASONS = 20;

export const reasonsOf = ({ reason }: Pick<CampaignOccurrence, 'reason'>): Reasons =>
  parseJson<Reasons>(reason) ?? [];

/** Writes down what became of a date. */
export const noteOccurrence = async (
  strapi: Core.Strapi,
  trx: Db,
  occurrence: Omit<CampaignOccurrence, 'id'>
): Promise<void> => {
  await table(strapi, 'campaign-occurrence', trx).insert(toRow(occurrence));
};

/** An issue met the checks: what kept it back. */
export const noteRefusal = async (
  strapi: Core.Strapi,
  campaignId: number,
  reasons: Reasons
): Promise<void> => {
  await table(strapi, 'campaign-occurrence')
    .where({ campaign_id: campaignId })
    .update({ outcome: 'refused', reason: JSON.stringify(reasons.slice(0, MAX_REASONS)) });
};

const read = (rows: Record<string, unknown>[]): CampaignOccurrence[] =>
  rows.map((row) => fromRow<CampaignOccurrence>('campaign-occurrence', row));

/** Newest first. Rides on optin_campaign_occurrences_series_ix. */
export const occurrencesOf = async (
  strapi: Core.Strapi,
  seriesId: number,
  limit: number
): Promise<CampaignOccurrence[]> =>
  read(
    await table(strapi, 'campaign-occurrence')
      .where({ series_id: seriesId })
      .orderBy([
        { column: 'planned_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
  );

/** That of which a campaign is the issue. */
export const occurrenceOfIssue = async (
  strapi: Core.Strapi,
  campaignId: number
): Promise<CampaignOccurrence | null> =>
  read(
    await table(strapi, 'campaign-occurrence')
      .where({ campaign_id: campaignId })
      .orderBy('id', 'desc')
      .limit(1)
  )[0] ?? null;

/** Dates on which nothing went out, at or after `from` and before `to`. */
export const leftOut = async (
  strapi: Core.Strapi,
  { from, to, limit }: { from: EpochMs; to: EpochMs; limit: number }
): Promise<CampaignOccurrence[]> =>
  read(
    await table(strapi, 'campaign-occurrence')
      .whereIn('outcome', ['empty', 'skipped'])
      .andWhere('planned_at', '>=', from)
      .andWhere('planned_at', '<', to)
      .orderBy('planned_at')
      .limit(limit)
  );
