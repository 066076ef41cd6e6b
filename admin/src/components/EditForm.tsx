import { Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Blocker, Form, useForm, type FormHelpers } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useApiErrors } from '../hooks/useApiErrors';
import { useT } from '../hooks/useT';
import { toFormErrors, type Problems } from '../utils/form-problems';

interface EditFormProps<Values extends object> {
  /** `POST` creates, `PUT` changes. */
  method: 'POST' | 'PUT';
  initialValues: Values;
  /** What is wrong, by field path (`urls.confirm`), in the reader's words; empty when all is well. */
  validate?: (values: Values) => Problems;
  /** Saves; a rejection becomes field errors where it names fields, and a toast otherwise. */
  onSubmit: (values: Values, helpers: FormHelpers<Values>) => Promise<void>;
  disabled?: boolean;
  /** Asks before leaving with changes; off inside dialogs, which ask nothing when closed. */
  guard?: boolean;
  children: ReactNode;
}

/** Strapi's form with the plugin's habits: client checks, server field errors, unsaved changes. */
export const EditForm = <Values extends object>({
  method,
  initialValues,
  validate,
  onSubmit,
  disabled,
  guard = true,
  children,
}: EditFormProps<Values>) => {
  const errors = useApiErrors();
  const submit = async (values: Values, helpers: FormHelpers<Values>) => {
    const problems = validate?.(values) ?? {};
    if (Object.keys(problems).length > 0) {
      helpers.setErrors(toFormErrors<Values>(problems));
      return;
    }
    try {
      await onSubmit(values, helpers);
    } catch (error) {
      const fields = errors.fields(error);
      if (fields) helpers.setErrors(toFormErrors<Values>(fields));
      else errors.notify(error);
    }
  };
  return (
    <Form method={method} initialValues={initialValues} onSubmit={submit} disabled={disabled}>
      <>
        {children}
        {guard ? <Blocker /> : null}
      </>
    </Form>
  );
};

/** The primary action of an edit page; sleeps while there is nothing to save. */
export const SaveButton = ({
  label,
  size,
  variant,
}: {
  label?: string;
  size?: 'S' | 'L';
  /** Where saving is not the page's primary action. */
  variant?: 'secondary';
}) => {
  const t = useT();
  const modified = useForm('SaveButton', (state) => state.modified);
  const isSubmitting = useForm('SaveButton', (state) => state.isSubmitting);
  const disabled = useForm('SaveButton', (state) => state.disabled);
  return (
    <Button
      type="submit"
      size={size}
      variant={variant}
      startIcon={<Check />}
      disabled={disabled || !modified}
      loading={isSubmitting}
    >
      {label ?? t('common.action.save')}
    </Button>
  );
};
