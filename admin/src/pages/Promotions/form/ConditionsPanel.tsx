import {
  Field,
  Grid,
  Link,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { ConditionField, PromotionRow } from '../../../../../server/src/promotions/contract';
import { useGetConditionFieldsQuery } from '../../../api/promotions';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { pickText } from '../../../utils/locales';
import { CountriesField } from './CountriesField';

type FieldName = 'countryField' | 'birthField';

const TYPES = { countryField: 'country', birthField: 'date' } as const;

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start">
    {children}
  </Grid.Item>
);

/** Where there is no field yet that could be asked, says how to make one. */
const NoField = ({ name }: { name: FieldName }) => {
  const t = useT();
  const can = useCan();
  return (
    <Typography tag="p" textColor="neutral600">
      {t(`promotions.noField.${name}`)}{' '}
      {can('update-fields') ? (
        <Link tag={RouterLink} to={pluginPath('/settings/fields/new')}>
          {t('promotions.noField.create')}
        </Link>
      ) : null}
    </Typography>
  );
};

interface AskedFieldProps {
  name: FieldName;
  fields: ConditionField[];
  disabled: boolean;
}

const AskedField = ({ name, fields, disabled }: AskedFieldProps) => {
  const t = useT();
  const { locale } = useIntl();
  const path = `eligibility.${name}`;
  const field = useField<string | null>(path);
  const fitting = fields.filter(({ type }) => type === TYPES[name]);
  const value = field.value ?? '';
  if (fitting.length === 0 && !value) return disabled ? null : <NoField name={name} />;
  return (
    <Field.Root
      name={path}
      error={field.error}
      hint={t(`promotions.field.${name}.hint`)}
      width="100%"
    >
      <Field.Label>{t(`promotions.field.${name}`)}</Field.Label>
      <SingleSelect
        value={value}
        disabled={disabled}
        placeholder={t('promotions.field.none')}
        clearLabel={t('common.action.clear')}
        onClear={disabled ? undefined : () => field.onChange(path, null)}
        onChange={(key) => field.onChange(path, String(key))}
      >
        {fitting.map(({ key, label }) => (
          <SingleSelectOption key={key} value={key}>
            {pickText(label, locale) || key}
          </SingleSelectOption>
        ))}
        {value && fitting.every(({ key }) => key !== value) ? (
          <SingleSelectOption value={value}>
            {t('fields.value.gone', { key: value })}
          </SingleSelectOption>
        ) : null}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

const AgeField = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const path = 'eligibility.minAge';
  const field = useField<number | null>(path);
  return (
    <Field.Root
      name={path}
      error={field.error}
      hint={t('promotions.field.minAge.hint')}
      width="100%"
    >
      <Field.Label>{t('promotions.field.minAge')}</Field.Label>
      <NumberInput
        value={field.value ?? undefined}
        disabled={disabled}
        onValueChange={(value) => field.onChange(path, value ?? null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** Who may take part, as what a form asks can tell. */
export const ConditionsPanel = ({ stored }: { stored?: PromotionRow }) => {
  const t = useT();
  const query = useGetConditionFieldsQuery(undefined);
  const disabled = useForm('ConditionsPanel', (state) => state.disabled);
  const error: unknown = useField('eligibility').error;
  const fixed = stored?.locks.conditions ?? false;
  return (
    <Panel
      title={t('promotions.panel.conditions')}
      hint={t(fixed ? 'promotions.lock.conditions' : 'promotions.panel.conditions.hint')}
    >
      {typeof error === 'string' ? (
        <Typography textColor="danger600" role="alert">
          {error}
        </Typography>
      ) : null}
      <QueryGate query={query} lines={3}>
        {(fields) => (
          <Grid.Root gap={4}>
            <Half>
              <CountriesField disabled={disabled || fixed} />
            </Half>
            <Half>
              <AskedField name="countryField" fields={fields} disabled={disabled || fixed} />
            </Half>
            <Half>
              <AgeField disabled={disabled || fixed} />
            </Half>
            <Half>
              <AskedField name="birthField" fields={fields} disabled={disabled || fixed} />
            </Half>
          </Grid.Root>
        )}
      </QueryGate>
    </Panel>
  );
};
