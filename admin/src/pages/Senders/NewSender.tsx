import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SaveSenderRequest } from '../../../../server/src/messages/contract';
import { useCreateSenderMutation } from '../../api/senders';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { SenderForm } from './SenderForm';
import { EMPTY_SENDER, toRequest, validateSender } from './values';

export const NewSender = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [createSender] = useCreateSenderMutation();
  return (
    <Page.Protect permissions={[permission('create-senders')]}>
      <EditForm<SaveSenderRequest>
        method="POST"
        initialValues={EMPTY_SENDER}
        validate={(values) => validateSender(values, t)}
        onSubmit={async (values) => {
          await createSender(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('senders.created') });
          navigate(pluginPath('/settings/senders'), { replace: true });
        }}
      >
        <PageShell
          title={t('senders.new')}
          subtitle={t('senders.subtitle')}
          back="/settings/senders"
          primaryAction={<SaveButton />}
        >
          <SenderForm />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
