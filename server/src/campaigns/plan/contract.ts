import type {
  Campaign,
  CampaignOccurrence,
  CampaignState,
  EpochMs,
  OccurrenceOutcome,
  Recurrence,
  ScheduleMode,
} from '../../../../content-types';
import type { Data } from '../../core/contract';
import type { PreflightFinding } from '../contract';

/** POST /optin/campaigns/:id/schedule: a wall-clock time in a zone. */
export interface ScheduleCampaignRequest {
  /** `2026-12-24T09:00`, as read on a clock in `timeZone`; of a recurring campaign the first. */
  localTime: string;
  /** IANA name. With `reader` it is for people whose own zone is not known. */
  timeZone: string;
  /**
   * `reader`: everybody gets it when their own clock shows `localTime`. A time that a zone skips
   * becomes the first moment after it, one that comes twice means the first.
   */
  mode?: ScheduleMode;
  /** An issue again and again; null or left out for once. */
  recurrence?: Pick<Recurrence, 'rule' | 'skipEmpty'> | null;
}

export const RULE_PROBLEMS = [
  'rule-unreadable',
  /** More than once an hour. */
  'rule-too-often',
  /** No date fits it, such as the 30th of February. */
  'rule-never',
  /** All its dates are over. */
  'rule-over',
] as const;
export type RuleProblem = (typeof RULE_PROBLEMS)[number];

/** What can be wrong with a plan; texts: `plan.problem.<code>` in the panel. */
export const SCHEDULE_PROBLEMS = [
  'zone-unknown',
  'time-unreadable',
  /** The clocks go forward over it. */
  'time-skipped',
  'time-past',
  'time-too-far',
  ...RULE_PROBLEMS,
  /** What is sent again to those whom it missed is not sent again and again. */
  'resend-recurring',
] as const;
export type ScheduleProblem = (typeof SCHEDULE_PROBLEMS)[number];
/** The field of the request that a problem is about. */
export type ScheduleField = 'localTime' | 'timeZone' | 'recurrence.rule';

/** GET /optin/campaigns/occurrences: the next dates of a rule that is being written, at most five. */
export interface PreviewOccurrencesRequest {
  rule: string;
  /** First date and time on a clock in `timeZone`: `2026-12-04T09:00`. */
  start: string;
  timeZone: string;
}
export type PreviewOccurrencesResponse = Data<{ occurrences: EpochMs[] }>;

/** GET /optin/campaigns/:id/reader-times: what a clock time means in the zones of the audience. */
export interface ReaderTimesRequest {
  localTime: string;
  timeZone: string;
}
export type ReaderTimesResponse = Data<{
  /** The first reader's moment, and the last one's. */
  earliest: EpochMs;
  latest: EpochMs;
  /** How many zones the readers are known to live in. */
  zones: number;
  people: number;
  /** People whose zone is not known: `timeZone` counts for them. */
  unknown: number;
  /** People for whom the moment is over: they get it at once. */
  past: number;
  /** People whose clocks go forward over it: they get it right after. */
  shifted: number;
}>;

/** POST /optin/campaigns/:id/skip and /issue: about the date that the person has before them. */
export interface OccurrenceRequest {
  /** `scheduledAt` of the series, so that two people do not leave out two dates. */
  plannedAt: EpochMs;
}
export type SkipOccurrenceResponse = Data<Campaign>;
/** The issue that was made and started. */
export type IssueNowResponse = Data<Campaign>;

export interface OccurrenceRow extends Pick<
  CampaignOccurrence,
  'id' | 'plannedAt' | 'outcome' | 'campaignId' | 'settledAt'
> {
  /** `refused`: what kept it back on its date. */
  reasons: Pick<PreflightFinding, 'code' | 'values'>[];
  campaignName: string | null;
  campaignState: CampaignState | null;
  /** Name of who left it out, or null. */
  by: string | null;
}
/** GET /optin/campaigns/:id/series */
export type SeriesResponse = Data<{
  /** The next dates of a planned series, at most five. */
  next: EpochMs[];
  /** What became of the last dates, newest first, at most 20. */
  history: OccurrenceRow[];
  /** Where the campaign is an issue: of what, and what became of its date. */
  issueOf: { id: number; name: string | null; occurrence: OccurrenceRow | null } | null;
}>;

/** `sent`: left, or on its way; `planned`: has a date; `ahead`: a later date of a series. */
export type CalendarKind = 'sent' | 'planned' | 'ahead' | 'refused' | 'empty' | 'skipped';
export interface CalendarEntry {
  campaignId: number;
  name: string;
  state: CampaignState;
  kind: CalendarKind;
  at: EpochMs;
  /** The zone in which the editor chose the date. */
  timeZone: string | null;
  /** Set when everybody gets it at this clock time in their own zone. */
  readerTime: string | null;
  isSeries: boolean;
}
/** GET /optin/campaigns/calendar: epoch milliseconds, `from` inclusive, `to` exclusive. */
export interface CalendarRequest {
  from: EpochMs;
  to: EpochMs;
}
export type CalendarResponse = Data<{
  entries: CalendarEntry[];
  /** There are more than are listed. */
  isCut: boolean;
}>;

export type { OccurrenceOutcome };
