import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type { ListRow, SaveListRequest } from '../../../../server/src/audience/contract';
import { useGetListQuery, useUpdateListMutation } from '../../api/lists';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { toFormErrors } from '../../utils/form-problems';
import { ListAside } from './ListAside';
import { ListForm } from './ListForm';
import { regimeRefusals, toRequest, toValues, validateList } from './values';

const EditList = ({ list }: { list: ListRow }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateList] = useUpdateListMutation();
  const initialValues = useMemo(() => toValues(list), [list]);
  return (
    <EditForm<SaveListRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-lists')}
      validate={(values) => validateList(values, t)}
      onSubmit={async (values, { resetForm, setErrors }) => {
        try {
          const saved = await updateList({ id: list.id, body: toRequest(values) }).unwrap();
          resetForm(toValues(saved));
          toggleNotification({ type: 'success', message: t('common.saved') });
        } catch (error) {
          const refused = regimeRefusals(error, t);
          if (!refused) throw error;
          setErrors(toFormErrors(refused));
        }
      }}
    >
      <PageShell
        title={list.name}
        subtitle={list.title.en}
        back="/lists"
        primaryAction={can('update-lists') ? <SaveButton /> : undefined}
      >
        <TwoColumns main={<ListForm stored={list} />} aside={<ListAside list={list} />} />
      </PageShell>
    </EditForm>
  );
};

export const ListDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetListQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('common.nav.lists')} back="/lists">
      {(list) => <EditList key={list.id} list={list} />}
    </LoadingPage>
  );
};
