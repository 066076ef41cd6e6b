import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SaveWordingRequest } from '../../../../../server/src/consent/contract';
import { useCreateWordingMutation } from '../../../api/wordings';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { PageShell } from '../../../components/PageShell';
import { TwoColumns } from '../../../components/TwoColumns';
import { useT } from '../../../hooks/useT';
import { permission } from '../../../permissions';
import { pluginPath } from '../../../pluginId';
import { EMPTY_WORDING, toRequest, validateWording } from './values';
import { LivePreview } from './LivePreview';
import { WordingForm } from './WordingForm';

export const NewWording = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [createWording] = useCreateWordingMutation();
  return (
    <Page.Protect permissions={[permission('update-wordings')]}>
      <EditForm<SaveWordingRequest>
        method="POST"
        initialValues={EMPTY_WORDING}
        validate={(values) => validateWording(values, t)}
        onSubmit={async (values) => {
          const wording = await createWording(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('consent.created') });
          navigate(pluginPath(`/consent/${wording.id}`), { replace: true });
        }}
      >
        <PageShell
          title={t('consent.new')}
          subtitle={t('consent.new.subtitle')}
          back="/consent"
          primaryAction={<SaveButton />}
        >
          <TwoColumns main={<WordingForm />} aside={<LivePreview />} />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
