import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../../content-types';
import { getService } from '../../core';
import type { CalendarEntry, CalendarKind, CalendarRequest, CalendarResponse } from '../contract';
import { occurrencesBetween } from '../recurrence';
import { findCampaigns } from '../store';
import { leftOut } from './occurrences';
import { instantsOf } from './planning';
import { readerTimeOf } from './reader-zones';
import { isRefusedIssue, isSeries } from './series-campaign';

/** Entries of an answer; more than that nobody reads in a month. */
const MAX_ENTRIES = 500;
/** Of one series, so that an hourly one does not hide all others. */
const MAX_OF_SERIES = 100;

const FIELDS = [
  'id',
  'name',
  'state',
  'listIds',
  'scheduledAt',
  'scheduledTimeZone',
  'scheduleMode',
  'scheduledLocal',
  'recurrence',
  'seriesId',
  'startedAt',
];

const entryOf = (campaign: Campaign, kind: CalendarKind, at: EpochMs): CalendarEntry => ({
  campaignId: campaign.id,
  name: campaign.name,
  state: campaign.state,
  kind,
  at,
  timeZone: campaign.scheduledTimeZone,
  readerTime: readerTimeOf(campaign),
  isSeries: isSeries(campaign),
});

/** All that has a date: what went out, what is planned, and the later dates of series. */
export const createCalendar = ({ strapi }: { strapi: Core.Strapi }) => {
  const within = ({ from, to }: CalendarRequest) => ({ $gte: from, $lt: to });

  const sent = async (range: CalendarRequest): Promise<CalendarEntry[]> =>
    (
      await findCampaigns(strapi, {
        where: { startedAt: within(range) },
        select: FIELDS,
        orderBy: { startedAt: 'asc' },
        limit: MAX_ENTRIES + 1,
      })
    ).flatMap((campaign) =>
      campaign.startedAt === null ? [] : entryOf(campaign, 'sent', campaign.startedAt)
    );

  /** Drafts among them are issues that the checks kept back. */
  const planned = async (range: CalendarRequest): Promise<CalendarEntry[]> =>
    (
      await findCampaigns(strapi, {
        where: { state: { $in: ['scheduled', 'draft'] }, scheduledAt: within(range) },
        select: FIELDS,
        orderBy: { scheduledAt: 'asc' },
        limit: MAX_ENTRIES + 1,
      })
    ).flatMap((campaign) => {
      if (campaign.scheduledAt === null) return [];
      if (isRefusedIssue(campaign)) return entryOf(campaign, 'refused', campaign.scheduledAt);
      return campaign.state === 'draft' ? [] : entryOf(campaign, 'planned', campaign.scheduledAt);
    });

  const ahead = async ({ from, to }: CalendarRequest): Promise<CalendarEntry[]> => {
    const campaigns = await findCampaigns(strapi, {
      where: { state: 'scheduled', scheduledAt: { $lt: to }, recurrence: { $notNull: true } },
      select: FIELDS,
      orderBy: { scheduledAt: 'asc' },
      limit: MAX_ENTRIES,
    });
    const now = getService(strapi, 'clock').now();
    const entries: CalendarEntry[] = [];
    for (const campaign of campaigns.filter(isSeries)) {
      const { recurrence, scheduledAt } = campaign;
      // The next date itself is among the planned ones; dates that passed are not made up for.
      const after = Math.max(scheduledAt ?? now, now, from - 1);
      const range = { upTo: to - 1, limit: MAX_OF_SERIES };
      const toInstant = await instantsOf(strapi, campaign);
      for (const { at, local } of occurrencesBetween(recurrence, after, range, toInstant))
        entries.push(entryOf({ ...campaign, scheduledLocal: local }, 'ahead', at));
    }
    return entries;
  };

  /** Dates on which a series sent nothing. */
  const without = async (range: CalendarRequest): Promise<CalendarEntry[]> => {
    const occurrences = await leftOut(strapi, { ...range, limit: MAX_ENTRIES + 1 });
    const ids = [...new Set(occurrences.map(({ seriesId }) => seriesId))];
    const series = await findCampaigns(strapi, { where: { id: { $in: ids } }, select: FIELDS });
    const byId = new Map(series.map((campaign) => [campaign.id, campaign]));
    return occurrences.flatMap(({ seriesId, plannedAt, outcome }) => {
      const campaign = byId.get(seriesId);
      if (!campaign) return [];
      // The clock time on the row is that of the next date by now.
      const then = { ...campaign, scheduledLocal: null };
      return entryOf(then, outcome === 'empty' ? 'empty' : 'skipped', plannedAt);
    });
  };

  return {
    /** The nearest first, at most 500. */
    async between(range: CalendarRequest): Promise<CalendarResponse['data']> {
      const parts = [
        await sent(range),
        await planned(range),
        await ahead(range),
        await without(range),
      ];
      const entries = parts.flat().sort((a, b) => a.at - b.at || a.campaignId - b.campaignId);
      return { entries: entries.slice(0, MAX_ENTRIES), isCut: entries.length > MAX_ENTRIES };
    },
  };
};
export type CalendarService = ReturnType<typeof createCalendar>;
