import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Align } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';

const ALIGNS = ['left', 'center', 'right'] as const satisfies readonly Align[];

export const AlignSelect = ({
  value,
  onChange,
}: {
  value: Align;
  onChange: (align: Align) => void;
}) => {
  const t = useT();
  return (
    <Field.Root>
      <Field.Label>{t('campaigns.align')}</Field.Label>
      <SingleSelect
        size="S"
        value={value}
        onChange={(chosen) => onChange(ALIGNS.find((align) => align === chosen) ?? 'left')}
      >
        {ALIGNS.map((align) => (
          <SingleSelectOption key={align} value={align}>
            {t(`campaigns.align.${align}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
