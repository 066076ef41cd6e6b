import { Accordion } from '@strapi/design-system';
import { useForm, useNotification } from '@strapi/strapi/admin';
import { useMemo, useState } from 'react';
import type {
  ContentSettingsResponse,
  ContentTypeSettings,
} from '../../../../server/src/campaigns/content/contract';
import { useGetContentSettingsQuery } from '../../api/content';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { EmptyState } from '../../components/EmptyState';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { TypeItem } from './TypeItem';
import { mappingProblems, toMappings, toValues, type MappingValues } from './values';

const TypeList = ({ types }: { types: readonly ContentTypeSettings[] }) => {
  const { rows } = useForm('TypeList', (state) => state.values) as MappingValues;
  const [open, setOpen] = useState(types.length === 1 ? types[0].uid : '');
  return (
    <Accordion.Root size="M" value={open} onValueChange={setOpen}>
      {rows.map((row, index) => {
        const type = types.find(({ uid }) => uid === row.uid);
        return type ? (
          <TypeItem key={row.uid} type={type} row={row} index={index} isOpen={open === row.uid} />
        ) : null;
      })}
    </Accordion.Root>
  );
};

const EditMappings = ({ types }: { types: readonly ContentTypeSettings[] }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const { data: saved } = useGetSettingsQuery(undefined);
  const [update] = useUpdateSettingsMutation();
  const initialValues = useMemo(() => toValues(types), [types]);
  const mayEdit = can('update-settings');
  return (
    <EditForm<MappingValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayEdit || !saved}
      validate={(values) => mappingProblems(values, types, t)}
      onSubmit={async (values, { resetForm }) => {
        if (!saved) return;
        const contentMappings = toMappings(values, saved.settings.contentMappings);
        await update({ contentMappings }).unwrap();
        resetForm(values);
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={t('content.title')}
        subtitle={t('content.subtitle')}
        primaryAction={mayEdit && types.length > 0 ? <SaveButton /> : undefined}
      >
        {types.length > 0 ? (
          <TypeList types={types} />
        ) : (
          <EmptyState title={t('content.empty.title')} text={t('content.empty.text')} />
        )}
      </PageShell>
    </EditForm>
  );
};

/** How the entries of each content type look in messages. */
const ContentPage = () => {
  const t = useT();
  const query = useGetContentSettingsQuery(undefined);
  return (
    <LoadingPage query={query} title={t('content.title')}>
      {({ types }: ContentSettingsResponse['data']) => <EditMappings types={types} />}
    </LoadingPage>
  );
};

export default ContentPage;
