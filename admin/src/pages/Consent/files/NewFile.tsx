import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SaveProvenanceRequest } from '../../../../../server/src/audience/contract';
import { useCreateProvenanceMutation } from '../../../api/provenances';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { PageShell } from '../../../components/PageShell';
import { useT } from '../../../hooks/useT';
import { permission } from '../../../permissions';
import { pluginPath } from '../../../pluginId';
import { FileForm } from './FileForm';
import { EMPTY_FILE, toRequest, validateFile } from './values';

export const NewFile = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [create] = useCreateProvenanceMutation();
  return (
    <Page.Protect permissions={[permission('update-provenances')]}>
      <EditForm<SaveProvenanceRequest>
        method="POST"
        initialValues={EMPTY_FILE}
        validate={(values) => validateFile(values, t)}
        onSubmit={async (values) => {
          const file = await create(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('provenances.created') });
          navigate(pluginPath(`/consent/files/${file.id}`), { replace: true });
        }}
      >
        <PageShell
          title={t('provenances.new')}
          subtitle={t('provenances.new.subtitle')}
          back="/consent/files"
          primaryAction={<SaveButton />}
        >
          <FileForm />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
