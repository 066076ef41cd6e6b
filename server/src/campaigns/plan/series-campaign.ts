import type { Campaign, Recurrence } from '../../../../content-types';

/** A campaign that makes issues instead of being sent. */
export type Series = Campaign & { recurrence: Recurrence };

/** Once a campaign itself went out, a rhythm that it had before says nothing any more. */
export const isSeries = (campaign: Campaign): campaign is Series =>
  campaign.recurrence !== null && campaign.startedAt === null;

/** What a campaign's row says of its plan once a person sends it by hand. */
export const AT_ONCE = {
  scheduleMode: 'instant',
  scheduledLocal: null,
  recurrence: null,
} as const satisfies Partial<Campaign>;

/** An issue that was refused on its date waits as a draft with that date. */
export const isRefusedIssue = ({
  state,
  seriesId,
  scheduledAt,
}: Pick<Campaign, 'state' | 'seriesId' | 'scheduledAt'>): boolean =>
  state === 'draft' && seriesId !== null && scheduledAt !== null;
