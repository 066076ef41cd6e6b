import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import type {
  FieldDetail as Field,
  SaveFieldRequest,
} from '../../../../server/src/audience/contract';
import { useGetFieldQuery, useUpdateFieldMutation } from '../../api/fields';
import { Chip } from '../../components/Chip';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pickText } from '../../utils/locales';
import { FieldAside } from './FieldAside';
import { FieldForm } from './FieldForm';
import { toRequest, toValues, validateField } from './model/values';

const EditField = ({ field }: { field: Field }) => {
  const t = useT();
  const can = useCan();
  const { locale } = useIntl();
  const { toggleNotification } = useNotification();
  const [updateField] = useUpdateFieldMutation();
  const initialValues = useMemo(() => toValues(field), [field]);
  const mayChange = can('update-fields');
  return (
    <EditForm<SaveFieldRequest>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) => validateField(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateField({ id: field.id, body: toRequest(values) }).unwrap();
        resetForm(toValues(saved));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={pickText(field.label, locale) || field.key}
        subtitle={t(`fields.type.${field.type}`)}
        back="/settings/fields"
        secondaryAction={
          field.isArchived ? <Chip variant="neutral">{t('fields.archived')}</Chip> : undefined
        }
        primaryAction={mayChange ? <SaveButton /> : undefined}
      >
        <TwoColumns main={<FieldForm stored={field} />} aside={<FieldAside field={field} />} />
      </PageShell>
    </EditForm>
  );
};

export const FieldDetail = () => {
  const t = useT();
  const { id } = useParams<{ id: string }>();
  const query = useGetFieldQuery(Number(id));
  return (
    <LoadingPage query={query} title={t('common.nav.fields')} back="/settings/fields">
      {(field) => <EditField key={field.id} field={field} />}
    </LoadingPage>
  );
};
