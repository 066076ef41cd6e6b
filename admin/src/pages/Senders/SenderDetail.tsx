import { Button } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { Sender } from '../../../../content-types';
import type { SaveSenderRequest } from '../../../../server/src/messages/contract';
import {
  useDeleteSenderMutation,
  useGetSenderQuery,
  useUpdateSenderMutation,
} from '../../api/senders';
import { CountedConfirm } from '../../components/CountedConfirm';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { SenderForm } from './SenderForm';
import { toRequest, toValues, validateSender } from './values';

const DeleteSender = ({ sender }: { sender: Sender }) => {
  const t = useT();
  const errors = useApiErrors();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [isOpen, setOpen] = useState(false);
  const [deleteSender] = useDeleteSenderMutation();
  return (
    <>
      <Button
        type="button"
        variant="danger-light"
        startIcon={<Trash />}
        onClick={() => setOpen(true)}
      >
        {t('common.action.delete')}
      </Button>
      <CountedConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('senders.delete')}
        onConfirm={async () => {
          try {
            await deleteSender(sender.id).unwrap();
            toggleNotification({ type: 'success', message: t('common.deleted') });
            navigate(pluginPath('/settings/senders'));
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('senders.delete.confirm', { name: sender.name })}
      </CountedConfirm>
    </>
  );
};

const EditSender = ({ sender }: { sender: Sender }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateSender] = useUpdateSenderMutation();
  const initialValues = useMemo(() => toValues(sender), [sender]);
  return (
    <EditForm<SaveSenderRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-senders')}
      validate={(values) => validateSender(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateSender({ id: sender.id, body: toRequest(values) }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={sender.name}
        back="/settings/senders"
        primaryAction={
          <>
            {can('delete-senders') ? <DeleteSender sender={sender} /> : null}
            {can('update-senders') ? <SaveButton /> : null}
          </>
        }
      >
        <SenderForm />
      </PageShell>
    </EditForm>
  );
};

export const SenderDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetSenderQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('common.nav.senders')} back="/settings/senders">
      {(sender) => <EditSender key={sender.id} sender={sender} />}
    </LoadingPage>
  );
};
