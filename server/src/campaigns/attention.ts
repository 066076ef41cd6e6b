import type { Campaign, EpochMs } from '../../../content-types';
import { MINUTE } from '../core';
import type { GetCampaignResponse } from './contract';
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
 * reschedule or cancel it, `transport` somebody to mend the way out.
 */
export const attentionOf = (
  { state, scheduledAt }: Pick<Campaign, 'state' | 'scheduledAt'>,
  { now, maxLatenessMinutes, transportWorks }: AttentionFacts
): GetCampaignResponse['data']['attention'] => {
  if (state === 'preparing' || state === 'sending') return transportWorks ? null : 'transport';
  if (state !== 'scheduled' || scheduledAt === null || scheduledAt > now) return null;
  if (isTooLate(scheduledAt, now, maxLatenessMinutes)) return 'overdue';
  if (!transportWorks) return 'transport';
  return now - scheduledAt > GRACE ? 'overdue' : null;
};
