import { LEGAL_BASES } from '../../../../content-types/subscription';
import type { RegimesResponse } from '../../../../server/src/audience/contract';
import type { Settings } from '../../../../server/src/core/contract';
import type { Translate } from '../../hooks/useT';
import type { UnavailableBases } from './BasisChoice';

/** What keeps pre-ticked boxes from being used: the law, or that nobody has allowed them. */
export const passiveObstacle = ({
  jurisdiction,
  passiveOptIn,
}: Pick<Settings, 'jurisdiction' | 'passiveOptIn'>): 'law' | 'not-allowed' | null => {
  if (jurisdiction !== 'neutral') return 'law';
  return passiveOptIn.allowed ? null : 'not-allowed';
};

/** Why each basis that is not in force cannot be chosen. */
export const obstaclesOf = (
  { known, permitted }: Pick<RegimesResponse['data'], 'known' | 'permitted'>,
  t: Translate
): UnavailableBases =>
  Object.fromEntries(
    LEGAL_BASES.filter((basis) => !permitted.includes(basis)).map((basis) => [
      basis,
      t(`basis.unavailable.${known.includes(basis) ? 'not-allowed' : 'law'}`),
    ])
  );
