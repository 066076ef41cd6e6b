import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { AbKey } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { useVariantName } from './names';

/** All variants one after the other. */
export const ALL_VARIANTS = 'all';

interface VariantSelectProps<T extends AbKey | typeof ALL_VARIANTS> {
  options: readonly T[];
  value: T;
  onChange: (value: T) => void;
}

/** Which variant of a test is looked at or sent. */
export const VariantSelect = <T extends AbKey | typeof ALL_VARIANTS>({
  options,
  value,
  onChange,
}: VariantSelectProps<T>) => {
  const t = useT();
  const nameOf = useVariantName();
  const words = (option: AbKey | typeof ALL_VARIANTS) =>
    option === ALL_VARIANTS ? t('abTest.variant.all') : nameOf(option);
  return (
    <Field.Root>
      <Field.Label>{t('abTest.variant.label')}</Field.Label>
      <SingleSelect
        size="S"
        value={value}
        onChange={(chosen) => {
          const option = options.find((known) => known === chosen);
          if (option) onChange(option);
        }}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {words(option)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
