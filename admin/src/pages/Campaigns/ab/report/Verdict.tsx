import type { AbTestResponse } from '../../../../../../server/src/campaigns/contract';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { letterOf } from '../names';

type VerdictProps = Pick<AbTestResponse['data'], 'leader' | 'pValue' | 'isTellable'>;

/** Whether the difference says anything, in words that do not claim more than it does. */
export const Verdict = ({ leader, pValue, isTellable }: VerdictProps) => {
  const t = useT();
  if (pValue === null) return <Notice tone="info">{t('abTest.verdict.none')}</Notice>;
  const values = { letter: letterOf(leader), often: Math.round(pValue * 100) };
  if (isTellable)
    return (
      <Notice tone="success">
        {t(pValue < 0.01 ? 'abTest.verdict.tellable.rare' : 'abTest.verdict.tellable', values)}
      </Notice>
    );
  return (
    <Notice tone="warning">
      {t(pValue >= 0.95 ? 'abTest.verdict.chance.always' : 'abTest.verdict.chance', values)}
    </Notice>
  );
};
