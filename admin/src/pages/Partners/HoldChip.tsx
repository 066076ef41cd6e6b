import type { PartnerRow } from '../../../../server/src/partners/contract';
import { Chip } from '../../components/Chip';
import { useT } from '../../hooks/useT';

const VARIANTS = {
  none: 'success',
  inactive: 'neutral',
  'contract-not-begun': 'alternative',
  'contract-ended': 'danger',
} as const;

/** Whether a partner gets anybody's data at the moment. */
export const HoldChip = ({ partner }: { partner: Pick<PartnerRow, 'hold'> }) => {
  const t = useT();
  const hold = partner.hold ?? 'none';
  return <Chip variant={VARIANTS[hold]}>{t(`partners.hold.${hold}`)}</Chip>;
};
