import { IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router-dom';
import type { GetFormResponse } from '../../../../server/src/forms/contract';
import { useDeleteFormMutation } from '../../api/forms';
import { CountedConfirm } from '../../components/CountedConfirm';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

/** Deletes a form that nobody used; one that people signed up through can only be closed. */
export const DeleteForm = ({ form }: { form: GetFormResponse['data'] }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const resetForm = useForm('DeleteForm', (state) => state.resetForm);
  const [isOpen, setOpen] = useState(false);
  const [deleteForm] = useDeleteFormMutation();
  const remove = async () => {
    try {
      await deleteForm(form.id).unwrap();
      // Unsaved changes go with the form: nobody is asked about them.
      flushSync(() => resetForm());
      setOpen(false);
      toggleNotification({ type: 'success', message: t('forms.deleted', { name: form.name }) });
      navigate(pluginPath('/forms'), { replace: true });
    } catch (error) {
      setOpen(false);
      errors.notify(error);
    }
  };
  return (
    <>
      <IconButton type="button" label={t('forms.delete')} onClick={() => setOpen(true)}>
        <Trash />
      </IconButton>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('forms.delete.title', { name: form.name })}
        onConfirm={remove}
      >
        {form.submitted > 0
          ? t('forms.delete.used', { count: form.submitted })
          : t('forms.delete.text')}
      </CountedConfirm>
    </>
  );
};
