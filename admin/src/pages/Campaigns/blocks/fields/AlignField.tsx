import type { Align } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { SelectField } from './SelectField';

const ALIGNS = ['left', 'center', 'right'] as const satisfies readonly Align[];

interface AlignFieldProps {
  value: Align;
  onChange: (align: Align) => void;
  disabled: boolean;
}

export const AlignField = (props: AlignFieldProps) => {
  const t = useT();
  return (
    <SelectField
      {...props}
      label={t('campaigns.align')}
      options={ALIGNS.map((value) => ({ value, label: t(`campaigns.align.${value}`) }))}
    />
  );
};
