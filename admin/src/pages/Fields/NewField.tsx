import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SaveFieldRequest } from '../../../../server/src/audience/contract';
import { useCreateFieldMutation } from '../../api/fields';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { FieldForm } from './FieldForm';
import { EMPTY_FIELD, toRequest, validateField } from './model/values';

export const NewField = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [createField] = useCreateFieldMutation();
  return (
    <Page.Protect permissions={[permission('update-fields')]}>
      <EditForm<SaveFieldRequest>
        method="POST"
        initialValues={EMPTY_FIELD}
        validate={(values) => validateField(values, t)}
        onSubmit={async (values) => {
          const field = await createField(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('fields.created') });
          navigate(pluginPath(`/settings/fields/${field.id}`), { replace: true });
        }}
      >
        <PageShell
          title={t('fields.new')}
          subtitle={t('fields.new.subtitle')}
          back="/settings/fields"
          primaryAction={<SaveButton />}
        >
          <FieldForm />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
