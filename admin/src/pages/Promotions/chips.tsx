import type { StatusVariant } from '@strapi/design-system';
import type { EntryState, PromotionKind } from '../../../../content-types';
import type { PromotionState } from '../../../../server/src/promotions/contract';
import { Chip } from '../../components/Chip';
import { useT } from '../../hooks/useT';

const STATES: Record<PromotionState, StatusVariant> = {
  draft: 'neutral',
  scheduled: 'secondary',
  running: 'success',
  over: 'warning',
  frozen: 'alternative',
  drawn: 'primary',
};

const ENTRIES: Record<EntryState, StatusVariant> = {
  pending: 'warning',
  confirmed: 'success',
  ineligible: 'danger',
  withdrawn: 'neutral',
};

/** Without a colour of its own, so that the state stands out. */
export const KindChip = ({ kind }: { kind: PromotionKind }) => {
  const t = useT();
  return <Chip variant="neutral">{t(`promotions.kind.${kind}`)}</Chip>;
};

export const PromotionStateChip = ({ state }: { state: PromotionState }) => {
  const t = useT();
  return <Chip variant={STATES[state]}>{t(`promotions.state.${state}`)}</Chip>;
};

export const EntryStateChip = ({ state }: { state: EntryState }) => {
  const t = useT();
  return <Chip variant={ENTRIES[state]}>{t(`promotions.entry.${state}`)}</Chip>;
};
