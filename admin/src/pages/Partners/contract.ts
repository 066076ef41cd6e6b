import type { PartnerRow } from '../../../../server/src/partners/contract';
import { fromDay } from '../../utils/day';
import type { Translate } from '../../hooks/useT';

/** The days of a contract in words. */
export const contractText = (
  { contractFrom, contractUntil }: Pick<PartnerRow, 'contractFrom' | 'contractUntil'>,
  t: Translate,
  show: (value: string) => string
): string => {
  const day = (text: string) => show(fromDay(text).toISOString());
  if (contractFrom && contractUntil)
    return t('partners.contract.both', { from: day(contractFrom), until: day(contractUntil) });
  if (contractFrom) return t('partners.contract.from', { from: day(contractFrom) });
  if (contractUntil) return t('partners.contract.until', { until: day(contractUntil) });
  return t('partners.contract.open');
};
