import { TextInput } from '@strapi/design-system';
import { Labelled, type LabelledProps } from './Labelled';

interface TextFieldProps extends LabelledProps {
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  /** Characters. */
  maxLength: number;
  placeholder?: string;
}

export const TextField = ({
  value,
  onChange,
  disabled,
  maxLength,
  placeholder,
  ...labelled
}: TextFieldProps) => (
  <Labelled {...labelled}>
    <TextInput
      size="S"
      value={value}
      disabled={disabled}
      maxLength={maxLength}
      placeholder={placeholder}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </Labelled>
);
