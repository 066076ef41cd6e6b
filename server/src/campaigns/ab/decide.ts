import type { Core } from '@strapi/types';
import type { AbKey, AbOutcome, AbTest, Campaign, EpochMs } from '../../../../content-types';
import { forUpdate, HOUR, inTransaction, refusal, table } from '../../core';
import { campaignQuery, findCampaign, stateRefusal } from '../store';
import { countHeld, isSampling } from './held';
import { judgeTest } from './judgement';
import { measure, sharesOf, type VariantFigures } from './measure';

/**
 * sample goes out --all of it settled--> measured --a person, or the time--> decided --> rest goes out
 *
 * A person may decide before the sample is out, also while the campaign is paused; the engine only
 * while it sends. Whoever is first wins: the outcome is written once, under the lock of the row.
 */

/** A test that goes to everybody may be over before it is decided. */
const BY_HAND: readonly Campaign['state'][] = ['sending', 'paused', 'completed'];
const BY_TIME: readonly Campaign['state'][] = ['sending', 'completed'];

/** When the engine chooses; null where a person does. */
export const decideAtOf = ({ startedAt }: Pick<Campaign, 'startedAt'>, test: AbTest) =>
  test.decideAfterHours === null || startedAt === null
    ? null
    : startedAt + test.decideAfterHours * HOUR;

const noTest = () => refusal('ab-test', 'The campaign has no A/B test.');
const decided = () => refusal('ab-test', 'The test is decided already.');

/** Clicks as they are now, while they can still be told from those of the rest. */
const clicksNow = (figures: readonly VariantFigures[]): NonNullable<AbOutcome['clicks']> =>
  figures.flatMap(({ key, clicks, sent }) => (clicks === null ? [] : [{ key, clicks, sent }]));

const write = (
  strapi: Core.Strapi,
  id: number,
  outcome: AbOutcome,
  states: readonly Campaign['state'][]
): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    await forUpdate(strapi, table(strapi, 'campaign', trx).where({ id }).select('id'));
    const campaign = await findCampaign(strapi, id);
    if (!campaign.abTest) throw noTest();
    if (campaign.abOutcome) throw decided();
    // Before the audience is whole nobody knows who waits.
    if (!states.includes(campaign.state) || !campaign.snapshotDone)
      throw stateRefusal('complete', campaign);
    await campaignQuery(strapi).updateMany({
      where: { id, state: campaign.state },
      data: { abOutcome: outcome },
    });
  });

const outcomeOf = async (
  strapi: Core.Strapi,
  campaign: Campaign,
  figures: readonly VariantFigures[],
  { winner, by, now }: { winner: AbKey; by: string; now: EpochMs }
): Promise<AbOutcome> => {
  const clicks = clicksNow(figures);
  const keeps = clicks.length > 0 && (await countHeld(strapi, campaign.id)) > 0;
  return { winner, by, at: now, ...(keeps ? { clicks } : {}) };
};

/**
 * A person chooses. Nothing is sent yet: the engine releases who waits.
 * @throws NotFoundError
 * @throws ApplicationError `ab-test` without a test or once it is decided, `campaign-state` before the
 *   audience stands and after a cancel
 */
export const chooseWinner = async (
  strapi: Core.Strapi,
  id: number,
  choice: { winner: AbKey; by: string; now: EpochMs }
): Promise<void> => {
  const campaign = await findCampaign(strapi, id);
  if (!campaign.abTest) throw noTest();
  if (campaign.abOutcome) throw decided();
  const figures = await measure(strapi, campaign, campaign.abTest);
  await write(strapi, id, await outcomeOf(strapi, campaign, figures, choice), BY_HAND);
};

/**
 * The engine chooses, once the time is over and nothing of the sample is on its way any more: the
 * best so far, however little that says, since who waits has to get something.
 * @returns whether it did
 */
export const decideByTime = async (
  strapi: Core.Strapi,
  campaign: Campaign,
  now: EpochMs
): Promise<boolean> => {
  const { abTest, abOutcome, id, state, snapshotDone } = campaign;
  if (!abTest || abOutcome || !BY_TIME.includes(state) || !snapshotDone) return false;
  const decideAt = decideAtOf(campaign, abTest);
  if (decideAt === null || decideAt > now || (await isSampling(strapi, id))) return false;
  const figures = await measure(strapi, campaign, abTest);
  const { leader } = judgeTest(abTest.metric, sharesOf(abTest, figures));
  const choice = { winner: leader, by: 'time', now };
  await write(strapi, id, await outcomeOf(strapi, campaign, figures, choice), BY_TIME);
  return true;
};
