import { useParams } from 'react-router-dom';
import { useGetFormQuery } from '../../api/forms';
import { LoadingPage } from '../../components/LoadingPage';
import { useT } from '../../hooks/useT';
import { Designer } from './designer/Designer';
import { useFormChoices } from './useFormChoices';

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
          {(loaded) => <Designer key={form.id} form={form} choices={loaded} />}
        </LoadingPage>
      )}
    </LoadingPage>
  );
};
