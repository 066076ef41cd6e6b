import { Checkbox, Field, Flex, Grid, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { CAMPAIGN_NATURES, type CampaignNature } from '../../../../../content-types/campaign';
import { PROVENANCE_KINDS } from '../../../../../content-types/provenance';
import { FormInput } from '../../../components/FormInput';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { DayInput } from '../../../components/DayInput';
import { today } from '../../../utils/day';

interface DayFieldProps {
  name: 'collectedOn' | 'endsOn';
  locked: boolean;
  max?: string;
}

const DayField = ({ name, locked, max }: DayFieldProps) => {
  const t = useT();
  const field = useField<string>(name);
  const disabled = useForm('DayField', (state) => state.disabled);
  return (
    <DayInput
      label={t(`provenances.field.${name}`)}
      hint={t(`provenances.field.${name}.hint`)}
      value={field.value ?? ''}
      error={field.error}
      max={max}
      required
      disabled={disabled || locked}
      onChange={(day) => field.onChange(name, day)}
    />
  );
};

/** What campaigns the contract allows; the engine skips the file's people in all others. */
const UsesField = ({ locked }: { locked: boolean }) => {
  const t = useT();
  const field = useField<CampaignNature[]>('allowedUses');
  const disabled = useForm('UsesField', (state) => state.disabled);
  const uses = field.value ?? [];
  return (
    <Field.Root
      name="allowedUses"
      error={field.error}
      hint={t('provenances.field.allowedUses.hint')}
    >
      <Flex
        direction="column"
        alignItems="stretch"
        gap={3}
        role="group"
        aria-labelledby="optin-allowed-uses"
      >
        <Typography id="optin-allowed-uses" variant="pi" fontWeight="bold" textColor="neutral800">
          {t('provenances.field.allowedUses')}
        </Typography>
        {CAMPAIGN_NATURES.map((nature) => (
          <div key={nature}>
            <Checkbox
              checked={uses.includes(nature)}
              disabled={disabled || locked}
              aria-describedby={`optin-use-${nature}`}
              onCheckedChange={(on) =>
                field.onChange(
                  'allowedUses',
                  on === true ? [...uses, nature] : uses.filter((use) => use !== nature)
                )
              }
            >
              {t(`nature.${nature}`)}
            </Checkbox>
            <Typography
              id={`optin-use-${nature}`}
              tag="p"
              variant="pi"
              textColor="neutral600"
              paddingLeft={7}
            >
              {t(`nature.${nature}.hint`)}
            </Typography>
          </div>
        ))}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start">
    {children}
  </Grid.Item>
);

/** What is known about a file; stands inside an `EditForm`. A locked one keeps all but its name. */
export const FileForm = ({ locked = false }: { locked?: boolean }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('provenances.panel.origin')} hint={t('provenances.panel.origin.hint')}>
        <FormInput
          type="string"
          name="name"
          label={t('provenances.field.name')}
          hint={t('provenances.field.name.hint')}
          required
        />
        <FormInput
          type="enumeration"
          name="kind"
          label={t('provenances.field.kind')}
          hint={t('provenances.field.kind.hint')}
          options={PROVENANCE_KINDS.map((value) => ({
            value,
            label: t(`provenances.kind.${value}`),
          }))}
          disabled={locked}
          required
        />
        <Grid.Root gap={4}>
          <Half>
            <FormInput
              type="string"
              name="collector"
              label={t('provenances.field.collector')}
              hint={t('provenances.field.collector.hint')}
              disabled={locked}
              required
            />
          </Half>
          <Half>
            <DayField name="collectedOn" locked={locked} max={today()} />
          </Half>
        </Grid.Root>
        <FormInput
          type="text"
          name="wording"
          label={t('provenances.field.wording')}
          hint={t('provenances.field.wording.hint')}
          disabled={locked}
          required
        />
      </Panel>
      <Panel title={t('provenances.panel.contract')} hint={t('provenances.panel.contract.hint')}>
        <FormInput
          type="string"
          name="contract"
          label={t('provenances.field.contract')}
          hint={t('provenances.field.contract.hint')}
          disabled={locked}
          required
        />
        <UsesField locked={locked} />
        <Grid.Root gap={4}>
          <Half>
            <FormInput
              type="integer"
              name="maxSends"
              label={t('provenances.field.maxSends')}
              hint={t('provenances.field.maxSends.hint')}
              disabled={locked}
              required
            />
          </Half>
          <Half>
            <DayField name="endsOn" locked={locked} />
          </Half>
        </Grid.Root>
      </Panel>
    </Flex>
  );
};
