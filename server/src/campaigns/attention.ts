import type { Campaign, EpochMs } from '../../../content-types';
import { MINUTE } from '../core';
import type { GetCampaignResponse } from './contract';
import { isRefusedIssue } from './plan/series-campaign';
import { isTooLate } from './schedule';

/** A due campaign that has not started by then has met an obstacle. */
const GRACE = 2 * MINUTE;

export interface AttentionFacts {
  now: EpochMs;
  maxLatenessMinutes: number;
  /** Whether mail can leave at all: a transport is set up and answers. */
  transportWorks: boolean;
}

/**
 * What a campaign waits for that only a person can give: `overdue` needs somebody to send,
 * reschedule or cancel it, `transport` somebody to mend the way out, `refused` somebody to mend an
 * issue that the checks kept back on its date.
 */
export const attentionOf = (
  campaign: Pick<Campaign, 'state' | 'scheduledAt'> & Partial<Pick<Campaign, 'seriesId'>>,
  { now, maxLatenessMinutes, transportWorks }: AttentionFacts
): GetCampaignResponse['data']['attention'] => {
  const { state, scheduledAt, seriesId = null } = campaign;
  if (isRefusedIssue({ state, scheduledAt, seriesId })) return 'refused';
  if (state === 'preparing' || state === 'sending') return transportWorks ? null : 'transport';
  if (state !== 'scheduled' || scheduledAt === null || scheduledAt > now) return null;
  if (isTooLate(scheduledAt, now, maxLatenessMinutes)) return 'overdue';
  if (!transportWorks) return 'transport';
  return now - scheduledAt > GRACE ? 'overdue' : null;
};
