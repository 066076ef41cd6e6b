import type { CampaignState, DeliveryState } from '../../../../../content-types';
import type { CampaignCounts } from '../../../../../server/src/campaigns/contract';

/** States in the order in which counts and bars show them. */
export const COUNTED_STATES = [
  'sent',
  'skipped',
  'failed',
  'uncertain',
  'cancelled',
] as const satisfies readonly DeliveryState[];
export type CountedState = (typeof COUNTED_STATES)[number];

export interface Progress {
  targeted: number;
  /** Recipients whose fate is settled. */
  done: number;
  /** Waiting or in a worker's hands. */
  open: number;
  /** 0 to 100; whole only when everybody is settled. */
  percent: number;
}

export const toProgress = (counts: CampaignCounts): Progress => {
  const done = COUNTED_STATES.reduce((sum, state) => sum + counts.byState[state], 0);
  const open = counts.byState.waiting + counts.byState.claimed;
  const percent = counts.targeted === 0 ? 0 : Math.floor((done / counts.targeted) * 100);
  return { targeted: counts.targeted, done, open, percent };
};

/** Counts by reason, the largest first. */
export const byCount = (counts: Record<string, number>): [code: string, count: number][] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);

/** Seconds until the last recipient at the present rate; null while nothing moves. */
export const secondsLeft = (open: number, rate: number | null): number | null =>
  rate && rate > 0 ? Math.ceil(open / rate) : null;

/** Whether targeted = sent + skipped + failed + uncertain + cancelled, which completion means. */
export const addsUp = (counts: CampaignCounts): boolean => {
  const { done, open } = toProgress(counts);
  return open === 0 && done === counts.targeted;
};

/** Milliseconds between looks at a campaign that changes by itself; 0 for one that does not. */
export const pollingInterval = (state: CampaignState): number => {
  switch (state) {
    case 'preparing':
    case 'sending':
      return 2000;
    case 'scheduled':
    case 'paused':
      return 10_000;
    case 'draft':
    case 'completed':
    case 'cancelled':
      return 0;
  }
};
