import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Labelled, type LabelledProps } from './Labelled';

interface SelectFieldProps<T extends string> extends LabelledProps {
  /** Empty, or none of the options: nothing is chosen. */
  value: string;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  disabled: boolean;
  placeholder?: string;
}

/** One of a few. */
export const SelectField = <T extends string>({
  value,
  options,
  onChange,
  disabled,
  placeholder,
  ...labelled
}: SelectFieldProps<T>) => (
  <Labelled {...labelled}>
    <SingleSelect
      size="S"
      value={options.some((option) => option.value === value) ? value : ''}
      disabled={disabled}
      placeholder={placeholder}
      onChange={(chosen) => {
        const option = options.find((item) => item.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <SingleSelectOption key={option.value} value={option.value}>
          {option.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  </Labelled>
);
