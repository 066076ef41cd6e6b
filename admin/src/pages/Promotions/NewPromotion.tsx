import { Page, useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCreatePromotionMutation } from '../../api/promotions';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { PromotionForm } from './form/PromotionForm';
import { emptyPromotion, toRequest, validatePromotion, type PromotionValues } from './model/values';

export const NewPromotion = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [create] = useCreatePromotionMutation();
  const initialValues = useMemo(emptyPromotion, []);
  return (
    <Page.Protect permissions={[permission('update-promotions')]}>
      <EditForm<PromotionValues>
        method="POST"
        initialValues={initialValues}
        validate={(values) => validatePromotion(values, t)}
        onSubmit={async (values) => {
          const promotion = await create(toRequest(values)).unwrap();
          toggleNotification({ type: 'success', message: t('promotions.created') });
          navigate(pluginPath(`/promotions/${promotion.id}`), { replace: true });
        }}
      >
        <PageShell
          title={t('promotions.new')}
          subtitle={t('promotions.new.subtitle')}
          back="/promotions"
          primaryAction={<SaveButton />}
        >
          <PromotionForm />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
