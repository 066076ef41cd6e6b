import { useNotification } from '@strapi/strapi/admin';
import type { Settings, SettingsResponse } from '../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
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
    <TwoColumns
      main={
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
          <SettingsFields
            publicUrl={response.publicUrl}
            save={can('update-settings') ? <SaveButton /> : null}
          />
        </EditForm>
      }
      aside={<TransportPanel response={response} />}
    />
  );
};

const SettingsPage = () => {
  const t = useT();
  const query = useGetSettingsQuery(undefined);
  return (
    <PageShell title={t('settings.title')} subtitle={t('settings.subtitle')}>
      <QueryGate query={query} lines={10}>
        {(response) => <EditSettings response={response} />}
      </QueryGate>
    </PageShell>
  );
};

export default SettingsPage;
