import { Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { SaveListRequest } from '../../../../server/src/audience/contract';
import { useCreateListMutation } from '../../api/lists';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { useT } from '../../hooks/useT';
import { permission } from '../../permissions';
import { pluginPath } from '../../pluginId';
import { toFormErrors } from '../../utils/form-problems';
import { ListForm } from './ListForm';
import { EMPTY_LIST, regimeRefusals, toRequest, validateList } from './values';

export const NewList = () => {
  const t = useT();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [createList] = useCreateListMutation();
  return (
    <Page.Protect permissions={[permission('create-lists')]}>
      <EditForm<SaveListRequest>
        method="POST"
        initialValues={EMPTY_LIST}
        validate={(values) => validateList(values, t)}
        onSubmit={async (values, { setErrors }) => {
          try {
            const list = await createList(toRequest(values)).unwrap();
            toggleNotification({ type: 'success', message: t('lists.created') });
            navigate(pluginPath(`/lists/${list.id}`), { replace: true });
          } catch (error) {
            const refused = regimeRefusals(error, t);
            if (!refused) throw error;
            setErrors(toFormErrors(refused));
          }
        }}
      >
        <PageShell
          title={t('lists.new')}
          subtitle={t('lists.new.subtitle')}
          back="/lists"
          primaryAction={<SaveButton />}
        >
          <ListForm />
        </PageShell>
      </EditForm>
    </Page.Protect>
  );
};
