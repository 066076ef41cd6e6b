import { TextInput } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useT } from '../../../../hooks/useT';
import { Labelled, type LabelledProps } from './Labelled';

interface NumberFieldProps extends Omit<LabelledProps, 'error'> {
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  disabled: boolean;
}

/**
 * A whole number within bounds; emptied it is null, or wrong where it is required. What is wrong is
 * said and not taken, so that nobody finds a number they never typed.
 */
export const NumberField = ({
  value,
  onChange,
  min,
  max,
  disabled,
  ...labelled
}: NumberFieldProps) => {
  const t = useT();
  const given = value === null ? '' : String(value);
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  const isTaken = (next: string) =>
    next === ''
      ? !labelled.required
      : /^\d+$/.test(next) && Number(next) >= min && Number(next) <= max;
  return (
    <Labelled
      {...labelled}
      error={isTaken(text) ? undefined : t('blocks.number.invalid', { min, max })}
    >
      <TextInput
        size="S"
        inputMode="numeric"
        value={text}
        disabled={disabled}
        onChange={(event) => {
          const next = event.currentTarget.value.trim();
          setText(next);
          if (isTaken(next)) onChange(next === '' ? null : Number(next));
        }}
      />
    </Labelled>
  );
};
