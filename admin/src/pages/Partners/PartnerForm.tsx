import { Flex, Grid } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { PARTNER_CHANNELS } from '../../../../content-types/partner';
import type { SavePartnerRequest } from '../../../../server/src/partners/contract';
import { DayInput } from '../../components/DayInput';
import { FormInput } from '../../components/FormInput';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { NameAndSlug } from '../../components/NameAndSlug';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start">
    {children}
  </Grid.Item>
);

const ContractDay = ({ name }: { name: 'contractFrom' | 'contractUntil' }) => {
  const t = useT();
  const field = useField<string>(name);
  const disabled = useForm('ContractDay', (state) => state.disabled);
  return (
    <DayInput
      label={t(`partners.field.${name}`)}
      hint={t(`partners.field.${name}.hint`)}
      value={field.value ?? ''}
      error={field.error}
      disabled={disabled}
      onChange={(day) => field.onChange(name, day)}
    />
  );
};

const Channel = () => {
  const t = useT();
  const { channel } = useForm('Channel', (state) => state.values as SavePartnerRequest);
  return (
    <Panel title={t('partners.panel.channel')}>
      <FormInput
        type="enumeration"
        name="channel"
        label={t('partners.field.channel')}
        hint={t('partners.field.channel.hint')}
        options={PARTNER_CHANNELS.map((value) => ({
          value,
          label: t(`partners.channel.${value}`),
        }))}
        required
      />
      {channel === 'webhook' ? (
        <FormInput
          type="string"
          name="webhookUrl"
          label={t('partners.field.webhookUrl')}
          hint={t('partners.field.webhookUrl.hint')}
          required
        />
      ) : null}
    </Panel>
  );
};

/** What is known of a partner; stands inside an `EditForm`. */
export const PartnerForm = ({ isNew = false }: { isNew?: boolean }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('partners.panel.visitors')} hint={t('partners.panel.visitors.hint')}>
        <NameAndSlug
          nameLabel={t('partners.field.name')}
          nameHint={t('partners.field.name.hint')}
          slugLabel={t('partners.field.slug')}
          slugHint={t('partners.field.slug.hint')}
          follow={isNew}
        />
        <LocalizedTextInput
          name="purpose"
          label={t('partners.field.purpose')}
          hint={t('partners.field.purpose.hint')}
          required
          everyLocale
          multiline
        />
        <FormInput
          type="string"
          name="privacyPolicyUrl"
          label={t('partners.field.privacyPolicyUrl')}
          hint={t('partners.field.privacyPolicyUrl.hint')}
          required
        />
      </Panel>
      <Panel title={t('partners.panel.contract')} hint={t('partners.panel.contract.hint')}>
        <Grid.Root gap={4}>
          <Half>
            <ContractDay name="contractFrom" />
          </Half>
          <Half>
            <ContractDay name="contractUntil" />
          </Half>
          <Half>
            <FormInput
              type="string"
              name="contactName"
              label={t('partners.field.contactName')}
              hint={t('partners.field.contactName.hint')}
              required
            />
          </Half>
          <Half>
            <FormInput
              type="string"
              name="contactEmail"
              label={t('partners.field.contactEmail')}
              required
            />
          </Half>
        </Grid.Root>
        <ToggleField
          name="isActive"
          label={t('partners.field.isActive')}
          hint={t('partners.field.isActive.hint')}
        />
      </Panel>
      <Channel />
    </Flex>
  );
};
