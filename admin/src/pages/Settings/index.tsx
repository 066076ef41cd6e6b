import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { SettingsResponse } from '../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { ElsewherePanel } from './ElsewherePanel';
import { SettingsFields } from './SettingsFields';
import { TransportPanel } from './TransportPanel';
import { toRequest, toValues, validateSettings, type SettingsValues } from './values';

const EditSettings = ({ response }: { response: SettingsResponse }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateSettings] = useUpdateSettingsMutation();
  const initialValues = useMemo(() => toValues(response.settings), [response.settings]);
  return (
    <EditForm<SettingsValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-settings')}
      validate={(values) => validateSettings(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateSettings(toRequest(values)).unwrap();
        resetForm(toValues(saved.settings));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={t('settings.title')}
        subtitle={t('settings.subtitle')}
        primaryAction={can('update-settings') ? <SaveButton /> : undefined}
      >
        <TwoColumns
          main={<SettingsFields publicUrl={response.publicUrl} />}
          aside={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <TransportPanel response={response} />
              <ElsewherePanel />
            </Flex>
          }
        />
      </PageShell>
    </EditForm>
  );
};

const SettingsPage = () => {
  const t = useT();
  const query = useGetSettingsQuery(undefined);
  return (
    <LoadingPage query={query} title={t('settings.title')}>
      {(response) => <EditSettings response={response} />}
    </LoadingPage>
  );
};

export default SettingsPage;
