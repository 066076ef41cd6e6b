import type { Core } from '@strapi/types';
import type { Campaign, EpochMs, Recurrence, ScheduleMode } from '../../../../content-types';
import { refusal } from '../../core';
import type { ScheduleCampaignRequest, ScheduleField, ScheduleProblem } from '../contract';
import { occurrencesAfter, readRecurrence, type Occurrence } from '../recurrence';
import { readReaderSchedule, readSchedule } from '../schedule';
import { readerMoments, zonesOfLists } from './reader-zones';
import { momentOf } from './wall-clock';

/** What a campaign's row says about when it goes out. */
export type Plan = Pick<
  Campaign,
  'scheduledAt' | 'scheduledTimeZone' | 'scheduleMode' | 'scheduledLocal' | 'recurrence'
>;

const MESSAGES: Record<ScheduleProblem, string> = {
  'zone-unknown': 'timeZone must be a time zone such as Europe/Paris',
  'time-unreadable': 'localTime must be a date and time such as 2026-12-24T09:00',
  'time-skipped': 'localTime does not exist on that day: the clocks go forward over it',
  'time-past': 'localTime is over',
  'time-too-far': 'localTime is too far in the future',
  'rule-unreadable': 'recurrence.rule must be an RRULE such as FREQ=WEEKLY;BYDAY=FR',
  'rule-too-often': 'recurrence.rule must not ask for more than one issue an hour',
  'rule-never': 'recurrence.rule fits no date',
  'rule-over': 'recurrence.rule has no date to come',
  'resend-recurring': 'recurrence must be left out: a resend goes out once',
};

/** A 400 that names the field at fault; the panel words `details.problem`. */
export const scheduleRefusal = (problem: ScheduleProblem, field: ScheduleField) =>
  refusal('schedule', MESSAGES[problem], {
    problem,
    errors: [{ path: field.split('.'), message: MESSAGES[problem], name: 'ValidationError' }],
  });

type SeriesPlan = Pick<Campaign, 'scheduleMode' | 'listIds'> & { recurrence: Recurrence };

/** How a series turns clock times into instants: by its own zone, or by its first reader's. */
export const instantsOf = async (
  strapi: Core.Strapi,
  { scheduleMode, listIds, recurrence }: SeriesPlan
): Promise<(asUtc: EpochMs) => EpochMs> => {
  const { timeZone } = recurrence;
  if (scheduleMode === 'instant') return (asUtc) => momentOf(asUtc, timeZone).at;
  const zones = await zonesOfLists(strapi, { listIds, resendOf: null });
  return (asUtc) => readerMoments(asUtc, zones, timeZone, 0).earliest;
};

/**
 * The date of a series that comes after one, and not before `now`: dates that passed meanwhile are
 * not made up for. The clock time counts too, since with the audience the first reader's zone may
 * change.
 */
export const nextOf = async (
  strapi: Core.Strapi,
  series: SeriesPlan,
  { after, local, now }: { after: EpochMs; local: string | null; now: EpochMs }
): Promise<Occurrence | null> => {
  const toInstant = await instantsOf(strapi, series);
  for (const occurrence of occurrencesAfter(series.recurrence, Math.max(after, now), toInstant))
    if (local === null || occurrence.local > local) return occurrence;
  return null;
};

const planSeries = async (
  strapi: Core.Strapi,
  { listIds }: Pick<Campaign, 'listIds'>,
  mode: ScheduleMode,
  asked: Recurrence,
  now: EpochMs
): Promise<Plan> => {
  const reading = readRecurrence(asked, now);
  if ('problem' in reading) throw scheduleRefusal(reading.problem, reading.field);
  const { recurrence } = reading;
  const series = { scheduleMode: mode, listIds, recurrence };
  const next = await nextOf(strapi, series, { after: now, local: null, now });
  if (!next) throw scheduleRefusal('rule-over', 'recurrence.rule');
  return {
    scheduledAt: next.at,
    scheduledTimeZone: recurrence.timeZone,
    scheduleMode: mode,
    scheduledLocal: next.local,
    recurrence,
  };
};

/**
 * What a person asks for as a plan.
 * @throws ApplicationError `schedule` that names the problem and the field
 */
export const readPlan = async (
  strapi: Core.Strapi,
  campaign: Pick<Campaign, 'listIds' | 'resendOf'>,
  request: ScheduleCampaignRequest,
  now: EpochMs
): Promise<Plan> => {
  const { localTime, timeZone, mode = 'instant', recurrence } = request;
  if (recurrence) {
    if (campaign.resendOf !== null) throw scheduleRefusal('resend-recurring', 'recurrence.rule');
    const asked = { ...recurrence, start: localTime, timeZone };
    return planSeries(strapi, campaign, mode, asked, now);
  }
  const reading =
    mode === 'reader'
      ? readReaderSchedule(request, await zonesOfLists(strapi, campaign), now)
      : readSchedule(request, now);
  if ('problem' in reading) throw scheduleRefusal(reading.problem, reading.field);
  return {
    scheduledAt: reading.at,
    scheduledTimeZone: timeZone,
    scheduleMode: mode,
    scheduledLocal: mode === 'reader' ? localTime : null,
    recurrence: null,
  };
};
