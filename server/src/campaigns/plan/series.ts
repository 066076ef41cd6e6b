import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign, EpochMs, OccurrenceOutcome } from '../../../../content-types';
import { getService, inTransaction } from '../../core';
import type { OccurrenceRow, PreflightFinding, SeriesResponse } from '../contract';
import { occurrencesBetween } from '../recurrence';
import { startCampaign } from '../start';
import { nextState } from '../state';
import { campaignQuery, findCampaign, findCampaigns, stateRefusal, transition } from '../store';
import { hasNothingNew } from './emptiness';
import { makeIssue } from './issue';
import {
  noteOccurrence,
  noteRefusal,
  occurrenceOfIssue,
  occurrencesOf,
  reasonsOf,
} from './occurrences';
import { instantsOf, nextOf } from './planning';
import { isSeries, type Series } from './series-campaign';

/** Dates that a page shows, ahead and behind. */
const AHEAD = 5;
const BEHIND = 20;

/** What blocks, of a refusal by the checks; null for any other trouble. */
const refusedBy = (error: unknown): OccurrenceRow['reasons'] | null => {
  if (!(error instanceof errors.ApplicationError) || error.details.code !== 'preflight')
    return null;
  const { findings } = error.details as { findings?: PreflightFinding[] };
  return (findings ?? []).flatMap(({ severity, code, values }) =>
    severity === 'error' ? [{ code, values }] : []
  );
};

interface Settled {
  outcome: Exclude<OccurrenceOutcome, 'refused'>;
  /** `admin:<id>`, or null for what the plan does by itself. */
  by: string | null;
  now: EpochMs;
}

/**
 * Recurring campaigns: each date becomes an issue, a campaign of its own.
 *
 * A date is settled by moving the series on to its next one, as a compare-and-set on the row, in
 * one transaction with the issue and the note of what became of the date. So of several instances,
 * or people, exactly one settles it, and after a crash either nothing happened or the issue is
 * there, planned for its date, and the ordinary start takes it up.
 */
export const createSeries = ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** @throws ApplicationError `campaign-state` when somebody was faster */
  const settle = async (
    series: Series,
    plannedAt: EpochMs,
    { outcome, by, now: at }: Settled
  ): Promise<Campaign | null> => {
    const local = series.scheduledLocal;
    const next = await nextOf(strapi, series, { after: plannedAt, local, now: at });
    const author = await getService(strapi, 'drafts').lastEditor(series.id);
    const ended = { scheduledAt: null, scheduledLocal: null, completedAt: at };
    return inTransaction(strapi, async (trx) => {
      const { count } = await campaignQuery(strapi).updateMany({
        where: { id: series.id, state: 'scheduled', scheduledAt: plannedAt },
        data: next
          ? { scheduledAt: next.at, scheduledLocal: next.local }
          : { ...ended, state: nextState('end', series) },
      });
      if (count === 0) throw stateRefusal('end', await findCampaign(strapi, series.id));
      const issue =
        outcome === 'issued'
          ? await makeIssue(strapi, trx, series, { plannedAt, local: local ?? '', author })
          : null;
      await noteOccurrence(strapi, trx, {
        seriesId: series.id,
        plannedAt,
        outcome,
        campaignId: issue?.id ?? null,
        reason: null,
        settledBy: by,
        settledAt: at,
      });
      return issue;
    });
  };

  /** A planned series, about the date that somebody has before them. */
  const plannedSeries = async (id: number, plannedAt: EpochMs): Promise<Series> => {
    const series = await findCampaign(strapi, id);
    if (!isSeries(series) || series.state !== 'scheduled' || series.scheduledAt !== plannedAt)
      throw stateRefusal('end', series);
    return series;
  };

  /** Names for a history: of the issues, and of who left dates out. */
  const toRows = async (
    occurrences: Awaited<ReturnType<typeof occurrencesOf>>
  ): Promise<OccurrenceRow[]> => {
    const ids = occurrences.flatMap(({ campaignId }) => campaignId ?? []);
    const issues = await findCampaigns(strapi, {
      where: { id: { $in: ids } },
      select: ['id', 'name', 'state'],
    });
    const byId = new Map(issues.map((issue) => [issue.id, issue]));
    const actors = occurrences.flatMap(({ settledBy }) => settledBy ?? []);
    const names = await getService(strapi, 'drafts').namesOf(actors);
    return occurrences.map(({ id, plannedAt, outcome, campaignId, ...rest }) => ({
      id,
      plannedAt,
      outcome,
      campaignId,
      settledAt: rest.settledAt,
      reasons: reasonsOf(rest),
      campaignName: byId.get(campaignId ?? 0)?.name ?? null,
      campaignState: byId.get(campaignId ?? 0)?.state ?? null,
      by: rest.settledBy === null ? null : (names.get(rest.settledBy) ?? null),
    }));
  };

  const service = {
    /**
     * The ordinary start of an issue on its date. One that the checks refuse goes back to a draft
     * that keeps its date and the reasons, so that the series goes on and a person can mend it.
     */
    async startIssue(id: number, at: EpochMs): Promise<void> {
      try {
        await startCampaign(strapi, id, 'start', at);
      } catch (error) {
        const reasons = refusedBy(error);
        if (!reasons) throw error;
        await transition(strapi, id, 'unschedule');
        await noteRefusal(strapi, id, reasons);
        const codes = [...new Set(reasons.map(({ code }) => code))];
        strapi.log.warn(`[optin] issue ${id} was kept back: ${codes.join(', ')}`);
      }
    },

    /** The engine's part: a date has come. */
    async keepDate(series: Series, at: EpochMs): Promise<void> {
      if (series.scheduledAt === null) return;
      const isEmpty = series.recurrence.skipEmpty && (await hasNothingNew(strapi, series));
      const outcome = isEmpty ? 'empty' : 'issued';
      const issue = await settle(series, series.scheduledAt, { outcome, by: null, now: at });
      if (issue) await service.startIssue(issue.id, at);
    },

    /**
     * A person leaves a date out, overdue or ahead.
     * @throws ApplicationError `campaign-state` when it is not the series' date any more
     */
    async skip(id: number, plannedAt: EpochMs, by: string): Promise<Campaign> {
      const series = await plannedSeries(id, plannedAt);
      await settle(series, plannedAt, { outcome: 'skipped', by, now: now() });
      return findCampaign(strapi, id);
    },

    /**
     * A person sends the issue of a date now, overdue or ahead of it, to everybody at once, and
     * even if nothing is new.
     * @throws ApplicationError `campaign-state`, or `preflight` with the findings: then no issue is
     *   made
     */
    async issueNow(id: number, plannedAt: EpochMs, by: string): Promise<Campaign> {
      const series = await plannedSeries(id, plannedAt);
      await getService(strapi, 'preflight').assertReady(series);
      const issue = await settle(series, plannedAt, { outcome: 'issued', by, now: now() });
      if (!issue) throw stateRefusal('send', series);
      return startCampaign(strapi, issue.id, 'send', now());
    },

    /** @throws NotFoundError */
    async about(id: number): Promise<SeriesResponse['data']> {
      const campaign = await findCampaign(strapi, id);
      const ahead = { limit: AHEAD };
      const next =
        isSeries(campaign) && campaign.state === 'scheduled'
          ? occurrencesBetween(
              campaign.recurrence,
              Math.max(now(), (campaign.scheduledAt ?? 0) - 1),
              ahead,
              await instantsOf(strapi, campaign)
            )
          : [];
      const issueOf = async () => {
        if (campaign.seriesId === null) return null;
        const [series] = await findCampaigns(strapi, { where: { id: campaign.seriesId } });
        const own = await occurrenceOfIssue(strapi, id);
        const [occurrence = null] = own ? await toRows([own]) : [];
        return { id: campaign.seriesId, name: series?.name ?? null, occurrence };
      };
      return {
        next: next.map(({ at }) => at),
        history: await toRows(await occurrencesOf(strapi, id, BEHIND)),
        issueOf: await issueOf(),
      };
    },
  };
  return service;
};
export type SeriesService = ReturnType<typeof createSeries>;
