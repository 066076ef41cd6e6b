import type { ProvenanceRow } from '../../../../../server/src/audience/contract';
import { Chip } from '../../../components/Chip';
import { useT } from '../../../hooks/useT';
import { fileState } from './values';

const VARIANTS = {
  erased: 'neutral',
  ended: 'danger',
  'used-up': 'danger',
  ending: 'warning',
  open: 'success',
} as const;

/** Whether a file may still be written to. */
export const FileStateChip = ({ file }: { file: ProvenanceRow }) => {
  const t = useT();
  const state = fileState(file);
  return <Chip variant={VARIANTS[state]}>{t(`provenances.state.${state}`)}</Chip>;
};
