import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign, EpochMs } from '../../../../content-types';
import { DAY, getService } from '../../core';
import { findCampaigns } from '../store';
import { decideByTime } from './decide';
import { isNobodyHeld, releaseChunk } from './held';

/** Tests are decided within a week; later than this nobody waits for the answer. */
const LOOK_BACK = 30 * DAY;

/** Campaigns with a test that is undecided, or whose rest may not be released yet. */
export const openTests = async (strapi: Core.Strapi, now: EpochMs): Promise<Campaign[]> => {
  const campaigns = await findCampaigns(strapi, {
    where: {
      snapshotDone: true,
      abTest: { $notNull: true },
      $or: [
        { state: 'sending' },
        // A test that went to everybody ends with them, and is decided when its time comes.
        { state: 'completed', startedAt: { $gt: now - LOOK_BACK } },
      ],
    },
    select: ['id', 'state', 'startedAt', 'snapshotDone', 'countsClicks', 'abTest', 'abOutcome'],
  });
  return campaigns.filter(
    ({ state, abTest, abOutcome }) => abTest && (state === 'sending' || !abOutcome)
  );
};

const isFaster = (error: unknown): boolean =>
  error instanceof errors.ApplicationError && error.details.code === 'ab-test';

/**
 * Moves a test on: decides it when its time has come, and gives who waits the winner. Each step is
 * claimed in the database, so any instance may do this at any time and after any crash.
 * @param goesOn asked between chunks, each of which stands by itself
 */
export const settleTest = async (
  strapi: Core.Strapi,
  campaign: Campaign,
  now: EpochMs,
  goesOn: () => boolean
): Promise<void> => {
  let isDecided = campaign.abOutcome !== null;
  try {
    isDecided = (await decideByTime(strapi, campaign, now)) || isDecided;
  } catch (error) {
    // Somebody chose at the same moment; who waits gets that.
    if (!isFaster(error)) throw error;
    isDecided = true;
  }
  const { id, state } = campaign;
  if (!isDecided || state !== 'sending' || (await isNobodyHeld(strapi, id))) return;
  for (let after: number | null = 0; after !== null && goesOn();) {
    after = await releaseChunk(strapi, id, { after, now });
    getService(strapi, 'worker').wake();
    // Requests get their turn between chunks, on SQLite's one connection too.
    await new Promise((resolve) => setImmediate(resolve));
  }
};
