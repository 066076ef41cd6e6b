import { useMemo } from 'react';
import { LEGAL_BASES } from '../../../../content-types/subscription';
import { useGetRegimesQuery } from '../../api/regimes';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import type { UnavailableBases } from './BasisChoice';

/**
 * Bases that the settings rule out, each with the reason. Who may not see lists sees none ruled
 * out; the server refuses then, with the same reason.
 */
export const useUnavailableBases = (): UnavailableBases => {
  const t = useT();
  const can = useCan();
  const { data } = useGetRegimesQuery(undefined, { skip: !can('read-lists') });
  return useMemo(() => {
    if (!data) return {};
    const refused = LEGAL_BASES.filter((basis) => !data.permitted.includes(basis));
    return Object.fromEntries(
      refused.map((basis) => [
        basis,
        t(`basis.unavailable.${data.known.includes(basis) ? 'not-allowed' : 'law'}`),
      ])
    );
  }, [data, t]);
};
