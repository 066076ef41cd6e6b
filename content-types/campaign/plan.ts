import type { EpochMs } from '../model';

/** `instant`: everybody at one moment; `reader`: at the same clock time in each reader's zone. */
export const SCHEDULE_MODES = ['instant', 'reader'] as const;
export type ScheduleMode = (typeof SCHEDULE_MODES)[number];

/** A campaign that makes an issue of itself again and again. */
export interface Recurrence {
  /** RFC 5545 RRULE value without DTSTART: `FREQ=WEEKLY;BYDAY=FR`. */
  rule: string;
  /** First date and time, as read on a clock in `timeZone`: `2026-12-04T09:00`. */
  start: string;
  /** IANA name. */
  timeZone: string;
  /** Leaves an issue out when its queries find nothing new. */
  skipEmpty: boolean;
}

/** Who said yes to what; any later edit withdraws it. */
export interface Approval {
  by: string;
  at: EpochMs;
  /** Fingerprint of what was approved. */
  hash: string;
}

/** Marks that a site's own statistics read from links (utm_ parameters); nothing personal. */
export interface LinkTags {
  source: string;
  medium: string;
  campaign: string;
}

/** Whether and how the campaign stands in the public archive. */
export interface ArchiveEntry {
  isPublic: boolean;
  /** Last part of the page's address. */
  slug: string;
  /** For search engines and social previews; empty means subject and preheader. */
  title: string;
  description: string;
  imageUrl: string;
}
