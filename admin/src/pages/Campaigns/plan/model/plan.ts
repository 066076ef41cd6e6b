import type { Campaign } from '../../../../../../content-types';
import type { ScheduleCampaignRequest } from '../../../../../../server/src/campaigns/contract';
import { readerTimeZone, suggestTime, toInstant, toLocalTime } from '../../../../utils/zoned-time';
import { readRhythm, rhythmFrom, toRule, type Rhythm, type SeriesEnd } from './rhythm';

/** What the form asks of a campaign. */
export type PlannedCampaign = Pick<
  Campaign,
  | 'id'
  | 'name'
  | 'state'
  | 'scheduledAt'
  | 'scheduledTimeZone'
  | 'scheduleMode'
  | 'scheduledLocal'
  | 'recurrence'
  | 'seriesId'
> &
  Partial<Pick<Campaign, 'resendOf'>>;

export const PLAN_KINDS = ['now', 'once', 'reader', 'series'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];

/** What a campaign can be planned as: one that is sent again goes out once. */
export const kindsFor = (
  { resendOf = null }: Pick<PlannedCampaign, 'resendOf'>,
  kinds: readonly PlanKind[]
): PlanKind[] => kinds.filter((kind) => kind !== 'series' || resendOf === null);

/** A plan that somebody is making. */
export interface PlanDraft {
  kind: PlanKind;
  /** `YYYY-MM-DD`, or empty. */
  day: string;
  /** `HH:mm`, or empty. */
  time: string;
  timeZone: string;
  rhythm: Rhythm;
  end: SeriesEnd;
  /** A series whose issues reach each reader on their own clock. */
  perReader: boolean;
  skipEmpty: boolean;
}

const kindOf = (
  { recurrence, scheduleMode, state }: PlannedCampaign,
  first: PlanKind
): PlanKind => {
  if (recurrence) return 'series';
  if (scheduleMode === 'reader') return 'reader';
  return state === 'scheduled' ? 'once' : first;
};

/** A date in the past is no help to somebody who plans anew. */
const startOf = (campaign: PlannedCampaign, timeZone: string, now: number): string => {
  const { recurrence, scheduleMode, scheduledLocal, scheduledAt } = campaign;
  if (recurrence) return recurrence.start;
  const known = scheduleMode === 'reader' ? scheduledLocal : null;
  if (known && (toInstant(known, timeZone)?.instant ?? 0) > now) return known;
  const at = scheduledAt !== null && scheduledAt > now ? scheduledAt : suggestTime(now);
  return toLocalTime(at, timeZone);
};

/** How the form begins: with the plan that there is, else the next full hour. */
export const startPlan = (campaign: PlannedCampaign, now: number, first: PlanKind): PlanDraft => {
  const { recurrence } = campaign;
  const timeZone = recurrence?.timeZone ?? campaign.scheduledTimeZone ?? readerTimeZone();
  const [day = '', time = ''] = startOf(campaign, timeZone, now).split('T');
  const { rhythm, end } = recurrence
    ? readRhythm(recurrence.rule, day)
    : { rhythm: rhythmFrom(day), end: { kind: 'never' as const } };
  return {
    kind: kindOf(campaign, first),
    day,
    time,
    timeZone,
    rhythm,
    end,
    perReader: recurrence !== null && campaign.scheduleMode === 'reader',
    skipEmpty: recurrence?.skipEmpty ?? true,
  };
};

export const localTimeOf = ({ day, time }: Pick<PlanDraft, 'day' | 'time'>): string | null =>
  day && time ? `${day}T${time}` : null;

/** The request, or null while something is missing. */
export const toRequest = (plan: PlanDraft): ScheduleCampaignRequest | null => {
  const localTime = localTimeOf(plan);
  const { kind, timeZone } = plan;
  if (!localTime || kind === 'now') return null;
  if (kind !== 'series')
    return {
      localTime,
      timeZone,
      mode: kind === 'reader' ? 'reader' : 'instant',
      recurrence: null,
    };
  const rule = toRule(plan.rhythm, plan.end);
  const recurrence = { rule, skipEmpty: plan.skipEmpty };
  return rule
    ? { localTime, timeZone, mode: plan.perReader ? 'reader' : 'instant', recurrence }
    : null;
};
