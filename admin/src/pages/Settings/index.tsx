import { useNotification } from '@strapi/strapi/admin';
import type { Settings, SettingsResponse } from '../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { SettingsFields } from './SettingsFields';
import { TransportPanel } from './TransportPanel';
import { toRequest, validateSettings } from './values';

const EditSettings = ({ response }: { response: SettingsResponse }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [updateSettings] = useUpdateSettingsMutation();
  return (
    <EditForm<Settings>
      method="PUT"
      initialValues={response.settings}
      disabled={!can('update-settings')}
      validate={(values) => validateSettings(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await updateSettings(toRequest(values)).unwrap();
        resetForm(saved.settings);
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
          aside={<TransportPanel response={response} />}
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
