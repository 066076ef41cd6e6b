import type { AbKey } from '../../../../../../content-types';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { letterOf } from '../names';
import { useVariantKeys } from './variant-keys';

export interface VariantMark {
  text: string;
  /** Nobody gets the block: the campaign has no such variant. */
  isStray: boolean;
}

/** Which variant alone has a block, in words; null for a block that all have. */
export const useVariantMark = (variant: AbKey | undefined): VariantMark | null => {
  const t = useT();
  const keys = useVariantKeys();
  if (variant === undefined) return null;
  const isStray = !keys.includes(variant);
  const letter = letterOf(variant);
  return { text: t(isStray ? 'abTest.mark.stray' : 'abTest.mark', { letter }), isStray };
};

export const VariantChip = ({ mark }: { mark: VariantMark }) => (
  <Chip variant={mark.isStray ? 'warning' : 'alternative'}>{mark.text}</Chip>
);
