import { Page, useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { SaveFormRequest } from '../../../../server/src/forms/contract';
import { useCreateFormMutation } from '../../api/forms';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { CONTENT_LOCALES } from '../../utils/locales';
import { newDefinition, toRequest, validateForm } from './model/values';
import { FormPreview } from './preview/FormPreview';
import { FormSections } from './sections/FormSections';
import { useFormChoices, type FormChoices } from './useFormChoices';
import { WithPreview } from './preview/WithPreview';

const Editor = ({ choices }: { choices: FormChoices }) => {
  const t = useT();
  const navigate = useNavigate();
  const { locale: panelLocale } = useIntl();
  const { toggleNotification } = useNotification();
  const [createForm] = useCreateFormMutation();
  // What can only be one wording or one list is filled in.
  const initialValues = useMemo<SaveFormRequest>(
    () => ({
      name: '',
      slug: '',
      isOpen: true,
      definition: newDefinition(
        CONTENT_LOCALES.find((locale) => locale === panelLocale) ?? CONTENT_LOCALES[0],
        {
          wordingId: choices.wordings.length === 1 ? choices.wordings[0].id : 0,
          listIds: choices.lists.length === 1 ? [choices.lists[0].id] : [],
        }
      ),
    }),
    [choices, panelLocale]
  );
  return (
    <EditForm<SaveFormRequest>
      method="POST"
      initialValues={initialValues}
      validate={(values) => validateForm(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const form = await createForm(toRequest(values)).unwrap();
        // Saved values are no changes, so leaving for the form's own page asks nothing.
        resetForm(values);
        toggleNotification({ type: 'success', message: t('forms.created') });
        navigate(pluginPath(`/forms/${form.id}`), { replace: true });
      }}
    >
      <PageShell
        title={t('forms.new')}
        subtitle={t('forms.new.subtitle')}
        back="/forms"
        primaryAction={<SaveButton label={t('forms.saveDraft')} />}
      >
        <WithPreview aside={<FormPreview choices={choices} />}>
          <FormSections choices={choices} isNew />
        </WithPreview>
      </PageShell>
    </EditForm>
  );
};

export const NewForm = () => {
  const t = useT();
  const query = useFormChoices();
  return (
    <Page.Protect permissions={[permission('create-forms')]}>
      {query.data ? (
        <Editor choices={query.data} />
      ) : (
        <PageShell title={t('forms.new')} back="/forms">
          <QueryGate query={query}>{() => null}</QueryGate>
        </PageShell>
      )}
    </Page.Protect>
  );
};
