import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { abKeysOf, type AbKey, type AbTest, type Campaign } from '../../../../content-types';
import { fieldErrors, getService } from '../../core';
import type { AbTestResponse } from './contract';
import { findCampaign } from '../store';
import { chooseWinner, decideAtOf } from './decide';
import { countHeld, isSampling } from './held';
import { judgeTest } from './judgement';
import { measure, sharesOf } from './measure';

type Report = AbTestResponse['data'];

/**
 * A report that takes longer than this (ms) is kept for a multiple of the time: a page that asks every
 * few seconds need not count a million deliveries each time. Those of small campaigns are always fresh.
 */
const QUICK = 100;
const KEEP_FACTOR = 5;
const MAX_KEPT = 100;

/** How the tests of started campaigns go, and who wins them. */
export const createAbTests = ({ strapi }: { strapi: Core.Strapi }) => {
  const kept = new Map<number, { report: Report; mark: string; until: number }>();

  const phaseOf = async ({ id, abOutcome, snapshotDone }: Campaign): Promise<Report['phase']> => {
    if (abOutcome) return 'decided';
    return !snapshotDone || (await isSampling(strapi, id)) ? 'sampling' : 'measuring';
  };

  const nameOf = async (by: string): Promise<string | null> =>
    (await getService(strapi, 'drafts').namesOf([by])).get(by) ?? null;

  const reportOf = async (campaign: Campaign, test: AbTest): Promise<Report> => {
    const { abOutcome } = campaign;
    const figures = await measure(strapi, campaign, test);
    const judged = judgeTest(test.metric, sharesOf(test, figures));
    return {
      phase: await phaseOf(campaign),
      decideAt: decideAtOf(campaign, test),
      waiting: await countHeld(strapi, campaign.id),
      outcome: abOutcome && { ...abOutcome, name: await nameOf(abOutcome.by) },
      variants: figures.map(({ key, assigned, sent, unsubscribed, clicks }, index) => ({
        key,
        assigned,
        sent,
        unsubscribed,
        clicks,
        rate: judged.rates[index],
      })),
      leader: judged.leader,
      pValue: judged.pValue,
      isTellable: judged.isTellable,
    };
  };

  const keptOr = async (campaign: Campaign, test: AbTest): Promise<Report> => {
    const { id, state, abOutcome } = campaign;
    const mark = `${state} ${abOutcome?.at ?? ''}`;
    const known = kept.get(id);
    if (known && known.mark === mark && known.until > Date.now()) return known.report;
    const begun = performance.now();
    const report = await reportOf(campaign, test);
    const cost = performance.now() - begun;
    if (kept.size >= MAX_KEPT) kept.clear();
    if (cost > QUICK) kept.set(id, { report, mark, until: Date.now() + cost * KEEP_FACTOR });
    return report;
  };

  return {
    /** @throws NotFoundError also for a campaign without a test, and before it has started */
    async report(id: number): Promise<Report> {
      const campaign = await findCampaign(strapi, id);
      const { abTest, startedAt } = campaign;
      if (!abTest) throw new errors.NotFoundError('This campaign has no A/B test.');
      if (startedAt === null)
        throw new errors.NotFoundError('This campaign has not started, so its test says nothing.');
      return keptOr(campaign, abTest);
    },

    /**
     * Gives who waits this variant; see `chooseWinner`.
     * @throws ValidationError naming `variant`, when the test has no such
     */
    async choose(id: number, winner: AbKey, by: string): Promise<Report> {
      const { abTest } = await findCampaign(strapi, id);
      const keys = abKeysOf(abTest);
      if (abTest && !keys.includes(winner))
        throw fieldErrors([
          {
            path: 'variant',
            message: `The test has no variant "${winner}". Choose one of: ${keys.join(', ')}.`,
          },
        ]);
      await chooseWinner(strapi, id, { winner, by, now: getService(strapi, 'clock').now() });
      kept.delete(id);
      getService(strapi, 'launch').kick();
      return this.report(id);
    },
  };
};
export type AbTestsService = ReturnType<typeof createAbTests>;
