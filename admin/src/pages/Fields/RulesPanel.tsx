import { Grid } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { CustomFieldType } from '../../../../content-types/custom-field';
import type { FieldDetail } from '../../../../server/src/audience/contract';
import { DayInput } from '../../components/DayInput';
import { FormInput } from '../../components/FormInput';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';
import { longestOf } from './model/values';

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start">
    {children}
  </Grid.Item>
);

const DayBound = ({ name }: { name: 'min' | 'max' }) => {
  const t = useT();
  const field = useField<string | null>(`rules.${name}`);
  const disabled = useForm('DayBound', (state) => state.disabled);
  return (
    <DayInput
      label={t(`fields.rule.${name}Day`)}
      value={typeof field.value === 'string' ? field.value : ''}
      error={field.error}
      disabled={disabled}
      onChange={(day) => field.onChange(`rules.${name}`, day || null)}
    />
  );
};

const Rules = ({ type }: { type: CustomFieldType }) => {
  const t = useT();
  switch (type) {
    case 'text':
    case 'long-text':
      return (
        <Half>
          <FormInput
            type="integer"
            name="rules.maxLength"
            label={t('fields.rule.maxLength')}
            hint={t('fields.rule.maxLength.hint', { max: longestOf(type) })}
          />
        </Half>
      );
    case 'number':
      return (
        <>
          <Half>
            <FormInput type="decimal" name="rules.min" label={t('fields.rule.min')} />
          </Half>
          <Half>
            <FormInput type="decimal" name="rules.max" label={t('fields.rule.max')} />
          </Half>
          <Half>
            <ToggleField name="rules.integer" label={t('fields.rule.integer')} />
          </Half>
        </>
      );
    case 'date':
      return (
        <>
          <Half>
            <DayBound name="min" />
          </Half>
          <Half>
            <DayBound name="max" />
          </Half>
        </>
      );
    case 'choices':
      return (
        <>
          <Half>
            <FormInput type="integer" name="rules.minChoices" label={t('fields.rule.minChoices')} />
          </Half>
          <Half>
            <FormInput type="integer" name="rules.maxChoices" label={t('fields.rule.maxChoices')} />
          </Half>
        </>
      );
    default:
      return null;
  }
};

/** What an answer must keep to, besides being of its type. */
export const RulesPanel = ({ type, stored }: { type: CustomFieldType; stored?: FieldDetail }) => {
  const t = useT();
  return (
    <Panel title={t('fields.panel.rules')} hint={t('fields.panel.rules.hint')}>
      {stored && stored.usage.people > 0 ? (
        <Notice tone="info">{t('fields.rules.past', { people: stored.usage.people })}</Notice>
      ) : null}
      <Grid.Root gap={4}>
        <Rules type={type} />
      </Grid.Root>
    </Panel>
  );
};
