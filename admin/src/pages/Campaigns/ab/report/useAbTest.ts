import { useState } from 'react';
import type { CampaignState } from '../../../../../../content-types';
import type {
  AbTestResponse,
  GetCampaignResponse,
} from '../../../../../../server/src/campaigns/contract';
import { useGetAbTestQuery } from '../../../../api/ab-test';

/** Milliseconds between looks at a test; 0 once nothing changes by itself. */
export const testInterval = (
  phase: AbTestResponse['data']['phase'] | undefined,
  state: CampaignState
): number => {
  if (state === 'cancelled' || state === 'draft') return 0;
  // One that went to everybody is over before its time is up.
  if (state === 'completed') return phase === 'decided' ? 0 : 30_000;
  return phase === 'measuring' ? 30_000 : 5000;
};

/** What the test of a campaign that has started says so far; nothing is asked where there is none. */
export const useAbTest = ({
  id,
  abTest,
  startedAt,
  state,
}: Pick<GetCampaignResponse['data'], 'id' | 'abTest' | 'startedAt' | 'state'>) => {
  const [pollingInterval, setPollingInterval] = useState(0);
  const query = useGetAbTestQuery(id, {
    skip: !abTest || startedAt === null,
    refetchOnMountOrArgChange: true,
    pollingInterval,
  });
  const wanted = testInterval(query.data?.phase, state);
  if (wanted !== pollingInterval) setPollingInterval(wanted);
  return query;
};
