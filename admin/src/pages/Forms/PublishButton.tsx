import { Button } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type {
  FormProblem,
  GetFormResponse,
  SaveFormRequest,
} from '../../../../server/src/forms/contract';
import { usePublishFormMutation, useUpdateFormMutation } from '../../api/forms';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { toFormErrors } from '../../utils/form-problems';
import { readProblems } from './model/problems';
import { toRequest, toValues, validateForm } from './model/values';

interface PublishButtonProps {
  form: GetFormResponse['data'];
  /** What stands in the way; empty once nothing does. */
  onProblems: (problems: FormProblem[]) => void;
}

/** Shows visitors what the editor sees: saves what is not saved yet, then publishes it. */
export const PublishButton = ({ form, onProblems }: PublishButtonProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const context = useForm('PublishButton', (state) => state);
  const [isBusy, setBusy] = useState(false);
  const [updateForm] = useUpdateFormMutation();
  const [publishForm] = usePublishFormMutation();
  // The form around this button is an `EditForm<SaveFormRequest>`.
  const values = context.values as SaveFormRequest;

  const save = async (): Promise<boolean> => {
    if (!context.modified || !can('update-forms')) return true;
    const problems = validateForm(values, t);
    if (Object.keys(problems).length > 0) {
      context.setErrors(toFormErrors(problems));
      toggleNotification({ type: 'danger', message: t('forms.publish.check') });
      return false;
    }
    const saved = await updateForm({ id: form.id, data: toRequest(values) }).unwrap();
    context.resetForm(toValues(saved));
    return true;
  };
  const publish = async () => {
    setBusy(true);
    onProblems([]);
    try {
      if (!(await save())) return;
      const { version } = await publishForm(form.id).unwrap();
      toggleNotification({ type: 'success', message: t('forms.published', { version }) });
    } catch (error) {
      const problems = readProblems(error);
      const fields = errors.fields(error);
      if (problems) onProblems(problems);
      else if (fields) context.setErrors(toFormErrors(fields));
      else errors.notify(error);
    } finally {
      setBusy(false);
    }
  };
  const hasNews = context.modified || form.hasChanges;
  return (
    <Button type="button" loading={isBusy} disabled={!hasNews} onClick={() => void publish()}>
      {hasNews ? t('forms.publish') : t('forms.publish.done')}
    </Button>
  );
};
