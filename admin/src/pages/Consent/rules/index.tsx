import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { Settings } from '../../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../../api/settings';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { ConsentShell } from '../area/ConsentShell';
import { AddressesPanel } from './AddressesPanel';
import { BasesPanel } from './BasesPanel';
import { ChangesPanel } from './ChangesPanel';
import { JurisdictionField } from './JurisdictionField';
import { PassivePanel } from './PassivePanel';
import { toValues, type RulesValues } from './values';

const EditRules = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateSettingsMutation();
  const initialValues = useMemo(() => toValues(settings), [settings]);
  const mayChange = can('update-settings');
  return (
    <EditForm<RulesValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      onSubmit={async (values, { resetForm }) => {
        const saved = await update(values).unwrap();
        resetForm(toValues(saved.settings));
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <ConsentShell section="rules" primaryAction={mayChange ? <SaveButton /> : undefined}>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {mayChange ? null : <Notice tone="info">{t('consent.rules.locked')}</Notice>}
          <Panel title={t('consent.rules.law')} hint={t('consent.rules.law.hint')}>
            <JurisdictionField />
          </Panel>
          <BasesPanel passiveOptIn={settings.passiveOptIn} />
          <PassivePanel settings={settings} />
          <AddressesPanel />
          <ChangesPanel />
        </Flex>
      </ConsentShell>
    </EditForm>
  );
};

/** Under which rules people may join and be written to. */
const RulesPage = () => {
  const query = useGetSettingsQuery(undefined);
  return query.data ? (
    <EditRules settings={query.data.settings} />
  ) : (
    <ConsentShell section="rules">
      <QueryGate query={query}>{() => null}</QueryGate>
    </ConsentShell>
  );
};

export default RulesPage;
