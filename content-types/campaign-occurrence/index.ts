import { defineBulkModel, type EpochMs } from '../model';

/**
 * `issued`: an issue was made and started; `refused`: an issue was made, and the checks kept it a
 * draft; `empty`: its queries found nothing new; `skipped`: a person left the date out.
 */
export const OCCURRENCE_OUTCOMES = ['issued', 'refused', 'empty', 'skipped'] as const;
export type OccurrenceOutcome = (typeof OCCURRENCE_OUTCOMES)[number];

/** What became of one date of a recurring campaign. */
export interface CampaignOccurrence {
  id: number;
  seriesId: number;
  /** The date that was planned. */
  plannedAt: EpochMs;
  outcome: OccurrenceOutcome;
  /** The issue, where one was made. */
  campaignId: number | null;
  /** `refused`: findings of the checks that kept it back, as JSON. */
  reason: string | null;
  /** `admin:<id>`, or null for what the plan did by itself. */
  settledBy: string | null;
  settledAt: EpochMs;
}

export const campaignOccurrence = defineBulkModel(
  'campaign-occurrence',
  'optin_campaign_occurrences',
  {
    seriesId: { type: 'integer' },
    plannedAt: { type: 'biginteger' },
    outcome: { type: 'string' },
    campaignId: { type: 'integer' },
    reason: { type: 'text' },
    settledBy: { type: 'string' },
    settledAt: { type: 'biginteger' },
  },
  [
    { name: 'optin_campaign_occurrences_series_ix', columns: ['series_id', 'planned_at'] },
    { name: 'optin_campaign_occurrences_planned_ix', columns: ['planned_at'] },
    { name: 'optin_campaign_occurrences_issue_ix', columns: ['campaign_id'] },
  ]
);
