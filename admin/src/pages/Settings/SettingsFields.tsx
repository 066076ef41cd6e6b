import { Flex, Grid, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { IpStorage, SettingsResponse } from '../../../../server/src/core/contract';
import { Chip } from '../../components/Chip';
import { FormInput } from '../../components/FormInput';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';
import { ApprovalPanel } from './ApprovalPanel';
import { ControllerPanel } from './ControllerPanel';
import type { NumberSetting } from './values';

const IP_CHOICES = ['truncated', 'full', 'none'] as const satisfies readonly IpStorage[];

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

const NumberField = ({ name }: { name: NumberSetting }) => {
  const t = useT();
  return (
    <FormInput
      type="integer"
      name={name}
      label={t(`settings.${name}`)}
      hint={t(`settings.${name}.hint`)}
      required
    />
  );
};

/** Which address links carry right now, and which of the possible places it comes from. */
const InForce = ({ publicUrl }: { publicUrl: SettingsResponse['publicUrl'] }) => {
  const t = useT();
  return (
    <Flex gap={2} wrap="wrap" role="status">
      <Chip variant={publicUrl.value ? 'success' : 'danger'}>
        {publicUrl.value ?? t('settings.publicUrl.missing')}
      </Chip>
      <Typography variant="pi" textColor="neutral600">
        {t(`settings.publicUrl.source.${publicUrl.source}`)}
      </Typography>
    </Flex>
  );
};

interface SettingsFieldsProps {
  publicUrl: SettingsResponse['publicUrl'];
}

/** Every setting with its effect and its default; stands inside an `EditForm`. */
export const SettingsFields = ({ publicUrl }: SettingsFieldsProps) => {
  const t = useT();
  const token = { token: '{token}' };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('settings.panel.address')}>
        <InForce publicUrl={publicUrl} />
        <FormInput
          type="string"
          name="publicUrl"
          label={t('settings.publicUrl')}
          hint={t(
            publicUrl.source === 'config'
              ? 'settings.publicUrl.hint.config'
              : 'settings.publicUrl.hint'
          )}
          placeholder="https://cms.example.org"
          disabled={publicUrl.source === 'config'}
        />
      </Panel>
      <ControllerPanel />
      <Panel title={t('settings.panel.signUps')}>
        <FormInput
          type="enumeration"
          name="ipStorage"
          label={t('settings.ipStorage')}
          hint={t('settings.ipStorage.hint')}
          options={IP_CHOICES.map((value) => ({ value, label: t(`settings.ipStorage.${value}`) }))}
          required
        />
        <Grid.Root gap={4}>
          <Half>
            <NumberField name="confirmDays" />
          </Half>
          <Half>
            <NumberField name="pendingDays" />
          </Half>
          <Half>
            <NumberField name="reminderDays" />
          </Half>
          <Half>
            <ToggleField
              name="consentReceipt"
              label={t('settings.consentReceipt')}
              hint={t('settings.consentReceipt.hint')}
            />
          </Half>
        </Grid.Root>
      </Panel>
      <Panel title={t('settings.panel.sending')}>
        <Grid.Root gap={4}>
          <Half>
            <NumberField name="ratePerSecond" />
          </Half>
          <Half>
            <NumberField name="maxLatenessMinutes" />
          </Half>
        </Grid.Root>
      </Panel>
      <ApprovalPanel />
      <Panel title={t('settings.panel.pages')} hint={t('settings.panel.pages.hint', token)}>
        {(['confirm', 'unsubscribe', 'thankYou'] as const).map((page) => (
          <FormInput
            key={page}
            type="string"
            name={`urls.${page}`}
            label={t(`settings.urls.${page}`)}
            hint={t(`settings.urls.${page}.hint`)}
            placeholder={page === 'thankYou' ? 'https://…' : 'https://…/{token}'}
          />
        ))}
      </Panel>
    </Flex>
  );
};
