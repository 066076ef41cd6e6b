import { useMemo } from 'react';
import { useGetRegimesQuery } from '../../api/lists';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import type { UnavailableBases } from './BasisChoice';
import { obstaclesOf } from './obstacles';

/**
 * Bases that the settings rule out, each with the reason. Who may not see lists sees none ruled
 * out; the server refuses then, with the same reason.
 */
export const useUnavailableBases = (): UnavailableBases => {
  const t = useT();
  const can = useCan();
  const { data } = useGetRegimesQuery(undefined, { skip: !can('read-lists') });
  return useMemo(() => (data ? obstaclesOf(data, t) : {}), [data, t]);
};
