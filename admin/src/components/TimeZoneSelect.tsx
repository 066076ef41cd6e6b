import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useMemo } from 'react';
import { useT } from '../hooks/useT';
import { timeZones } from '../utils/zoned-time';

interface TimeZoneSelectProps {
  label: string;
  hint?: string;
  error?: string;
  /** IANA name. */
  value: string;
  disabled?: boolean;
  onChange: (timeZone: string) => void;
  /** Where none is an answer too. */
  onClear?: () => void;
}

const shown = (zone: string): string => zone.replaceAll('_', ' ');

/** Whose clocks count: one types the beginning of a city. */
export const TimeZoneSelect = ({
  label,
  hint,
  error,
  value,
  disabled,
  onChange,
  onClear,
}: TimeZoneSelectProps) => {
  const t = useT();
  const zones = useMemo(() => {
    const known = timeZones();
    return known.includes(value) || !value ? known : [...known, value].sort();
  }, [value]);
  return (
    <Field.Root width="100%" error={error} hint={hint} required={!onClear}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        value={value}
        // Of a long list the box does not know the options before it is opened.
        defaultTextValue={shown(value)}
        disabled={disabled}
        autocomplete={{ type: 'list', filter: 'contains' }}
        noOptionsMessage={() => t('common.noZone')}
        onChange={(zone) => zone && onChange(zone)}
        clearLabel={t('common.action.clear')}
        onClear={onClear}
      >
        {zones.map((zone) => (
          <ComboboxOption key={zone} value={zone}>
            {shown(zone)}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
