import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SavePartnerRequest } from '../../../../server/src/partners/contract';
import { useCreatePartnerMutation } from '../../api/partners';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { PartnerForm } from './PartnerForm';
import { EMPTY_PARTNER, toRequest, validatePartner } from './values';

export const NewPartner = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [create] = useCreatePartnerMutation();
  return (
    <Page.Protect permissions={[permission('update-partners')]}>
      <EditForm<SavePartnerRequest>
        method="POST"
        initialValues={EMPTY_PARTNER}
        validate={(values) => validatePartner(values, t)}
        onSubmit={async (values) => {
          const partner = await create(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('partners.created') });
          navigate(pluginPath(`/partners/${partner.id}`), { replace: true });
        }}
      >
        <PageShell
          title={t('partners.new')}
          subtitle={t('partners.new.subtitle')}
          back="/partners"
          primaryAction={<SaveButton />}
        >
          <PartnerForm isNew />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
