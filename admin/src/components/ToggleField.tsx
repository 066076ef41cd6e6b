import { Field, Toggle } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useT } from '../hooks/useT';

interface ToggleFieldProps {
  /** Path of a boolean in the form. */
  name: string;
  label: string;
  hint?: string;
}

/** Yes or no. Strapi's own boolean input has a third answer, "cleared", that no setting here has. */
export const ToggleField = ({ name, label, hint }: ToggleFieldProps) => {
  const t = useT();
  const field = useField<boolean>(name);
  const disabled = useForm('ToggleField', (state) => state.disabled);
  return (
    <Field.Root name={name} error={field.error} hint={hint} maxWidth="32rem">
      <Field.Label>{label}</Field.Label>
      <Toggle
        name={name}
        checked={field.value ?? false}
        disabled={disabled}
        onLabel={t('common.yes')}
        offLabel={t('common.no')}
        onChange={(event) => field.onChange(name, event.target.checked)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
