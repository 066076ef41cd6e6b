import { DatePicker, Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../hooks/useT';
import { fromDay, readTyped, toDay } from '../utils/day';

interface DayInputProps {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (day: string) => void;
  hint?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  min?: string;
  max?: string;
}

/** A calendar day without a time. */
export const DayInput = ({
  label,
  value,
  onChange,
  hint,
  error,
  required,
  disabled,
  min,
  max,
}: DayInputProps) => {
  const t = useT();
  const { locale } = useIntl();
  return (
    <Field.Root error={error} hint={hint} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      <div
        // The picker takes in what was typed when it is left. Whoever clicks "Save" first would
        // lose it, and Enter would send the form without it.
        onInput={(event) => {
          const typed = event.target instanceof HTMLInputElement ? event.target.value : '';
          const day = readTyped(typed, locale);
          if (day && day !== value) onChange(day);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      >
        <DatePicker
          locale={locale}
          value={value ? fromDay(value) : undefined}
          minDate={min ? fromDay(min) : undefined}
          maxDate={max ? fromDay(max) : undefined}
          disabled={disabled}
          clearLabel={t('common.action.clear')}
          onClear={disabled ? undefined : () => onChange('')}
          onChange={(date) => onChange(date ? toDay(date) : '')}
        />
      </div>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
