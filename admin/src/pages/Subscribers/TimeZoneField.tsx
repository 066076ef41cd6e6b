import { useField, useForm } from '@strapi/strapi/admin';
import { TimeZoneSelect } from '../../components/TimeZoneSelect';
import { useT } from '../../hooks/useT';

/** Where a person's clock stands; it may be taken away. */
export const TimeZoneField = () => {
  const t = useT();
  const { value, error, onChange } = useField<string | null>('timeZone');
  const disabled = useForm('TimeZoneField', (state) => state.disabled);
  return (
    <TimeZoneSelect
      label={t('subscribers.field.timeZone')}
      hint={t('subscribers.field.timeZone.hint')}
      error={error}
      value={value ?? ''}
      disabled={disabled}
      onChange={(timeZone) => onChange('timeZone', timeZone)}
      onClear={() => onChange('timeZone', null)}
    />
  );
};
