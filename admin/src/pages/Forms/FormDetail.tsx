import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useParams } from 'react-router-dom';
import type {
  FormProblem,
  GetFormResponse,
  SaveFormRequest,
} from '../../../../server/src/forms/contract';
import { useGetFormQuery, useUpdateFormMutation } from '../../api/forms';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { DeleteForm } from './DeleteForm';
import { FormChip } from './FormChip';
import { toRequest, toValues, validateForm } from './model/values';
import { FormPreview } from './preview/FormPreview';
import { WithPreview } from './preview/WithPreview';
import { ProblemsNotice } from './ProblemsNotice';
import { PublishButton } from './PublishButton';
import { FormSections } from './sections/FormSections';
import { SharePanel } from './sections/SharePanel';
import { VersionsPanel } from './sections/VersionsPanel';
import { useFormChoices, type FormChoices } from './useFormChoices';

interface EditorProps {
  form: GetFormResponse['data'];
  choices: FormChoices;
}

const Editor = ({ form, choices }: EditorProps) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateForm] = useUpdateFormMutation();
  const [problems, setProblems] = useState<FormProblem[]>([]);
  const initialValues = useMemo(() => toValues(form), [form]);
  return (
    <EditForm<SaveFormRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-forms')}
      validate={(values) => validateForm(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateForm({ id: form.id, data: toRequest(values) }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('forms.saved') });
      }}
    >
      <PageShell
        title={form.name}
        subtitle={t('forms.numbers', { submitted: form.submitted, confirmed: form.confirmed })}
        back="/forms"
        secondaryAction={<FormChip form={form} />}
        primaryAction={
          <Flex gap={2} wrap="wrap">
            {can('delete-forms') ? <DeleteForm form={form} /> : null}
            {can('update-forms') ? (
              <SaveButton label={t('forms.saveDraft')} variant="secondary" />
            ) : null}
            {can('publish-forms') ? <PublishButton form={form} onProblems={setProblems} /> : null}
          </Flex>
        }
      >
        <WithPreview aside={<FormPreview choices={choices} />}>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <ProblemsNotice problems={problems} />
            <FormSections choices={choices} isNew={false} />
            <SharePanel form={form} lists={choices.lists} />
            <VersionsPanel versions={form.versions} />
          </Flex>
        </WithPreview>
      </PageShell>
    </EditForm>
  );
};

/** One form: its draft, what visitors see of it, and how it gets onto a site. */
export const FormDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetFormQuery(Number(id));
  const choices = useFormChoices();
  return (
    <LoadingPage query={query} title={t('common.nav.forms')} back="/forms">
      {(form) => (
        <LoadingPage query={choices} title={form.name} back="/forms">
          {(loaded) => <Editor key={form.id} form={form} choices={loaded} />}
        </LoadingPage>
      )}
    </LoadingPage>
  );
};
