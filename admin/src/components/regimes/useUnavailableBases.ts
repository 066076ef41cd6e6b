import { useMemo } from 'react';
import type { Settings } from '../../../../server/src/core/contract';
import { useGetSettingsQuery } from '../../api/settings';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import type { UnavailableBases } from './BasisChoice';

/** What keeps pre-ticked boxes from being used: the law, or that nobody has allowed them. */
export const passiveObstacle = ({
  jurisdiction,
  passiveOptIn,
}: Pick<Settings, 'jurisdiction' | 'passiveOptIn'>): 'law' | 'not-allowed' | null => {
  if (jurisdiction !== 'neutral') return 'law';
  return passiveOptIn.allowed ? null : 'not-allowed';
};

/**
 * Bases that the settings rule out, each with the reason. Who may not read the settings sees none
 * ruled out; the server refuses then, with the same reason.
 */
export const useUnavailableBases = (): UnavailableBases => {
  const t = useT();
  const can = useCan();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  return useMemo(() => {
    const obstacle = data ? passiveObstacle(data.settings) : null;
    return obstacle ? { 'passive-opt-in': t(`basis.unavailable.${obstacle}`) } : {};
  }, [data, t]);
};
