import { TextInput } from '@strapi/design-system';
import type { ContentFilter } from '../../../../../server/src/campaigns/content/contract';
import { DayInput } from '../../../components/DayInput';
import { useT } from '../../../hooks/useT';
import { Labelled } from '../blocks/fields/Labelled';
import { SelectField } from '../blocks/fields/SelectField';

const MAX_VALUE = 500;

interface FilterValueProps {
  attribute: ContentFilter;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
}

/** What an attribute is compared with, by its kind. */
export const FilterValue = ({ attribute, value, onChange, disabled }: FilterValueProps) => {
  const t = useT();
  const label = t('content.filter.value');
  const { kind, values } = attribute;
  if (kind === 'boolean' || kind === 'choice')
    return (
      <SelectField
        label={label}
        value={value}
        options={
          kind === 'choice'
            ? values.map((one) => ({ value: one, label: one }))
            : [
                { value: 'true', label: t('content.filter.true') },
                { value: 'false', label: t('content.filter.false') },
              ]
        }
        onChange={onChange}
        disabled={disabled}
      />
    );
  const isNumber = kind === 'number';
  const isWrong = isNumber && value.trim() !== '' && !Number.isFinite(Number(value));
  const error =
    value.trim() === ''
      ? t('content.filter.value.missing')
      : isWrong
        ? t('content.filter.value.number')
        : undefined;
  if (kind === 'date' || kind === 'datetime')
    return (
      <DayInput
        label={label}
        error={error}
        value={value.slice(0, 10)}
        onChange={onChange}
        disabled={disabled}
      />
    );
  return (
    <Labelled label={label} error={error}>
      <TextInput
        size="S"
        inputMode={isNumber ? 'decimal' : undefined}
        value={value}
        maxLength={MAX_VALUE}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
};
