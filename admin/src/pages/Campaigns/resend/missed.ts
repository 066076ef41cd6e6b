import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';

/**
 * People of a campaign that is over whom it did not reach; 0 while it is not. Whoever was skipped
 * because another sending had reached them has got it.
 */
export const missedBy = ({
  state,
  completedAt,
  counts,
}: Pick<GetCampaignResponse['data'], 'state' | 'completedAt' | 'counts'>): number => {
  const isOver = (state === 'completed' || state === 'cancelled') && completedAt !== null;
  if (!isOver || !counts) return 0;
  const { skipped, failed, cancelled } = counts.byState;
  return skipped - (counts.skippedByReason.received ?? 0) + failed + cancelled;
};
