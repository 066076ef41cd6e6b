import { Flex, Grid, Typography } from '@strapi/design-system';
import { useField, useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { Settings } from '../../../../../server/src/core/contract';
import { useUpdateSettingsMutation } from '../../../api/settings';
import { EditForm, SaveButton } from '../../../components/EditForm';
import { FormInput } from '../../../components/FormInput';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import {
  RECOMMENDED_MONTHS,
  RETENTION_FIELDS,
  validateRetention,
  type RetentionValues,
} from './values';

const LongerThanAdvised = () => {
  const t = useT();
  const months = useField<number | null>('retention.months').value;
  return (months ?? 0) > RECOMMENDED_MONTHS ? (
    <Notice tone="warning">{t('consent.retention.long', { months: RECOMMENDED_MONTHS })}</Notice>
  ) : null;
};

/** The clock of personal data: how long, when to ask, when to erase. */
export const ClockPanel = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateSettingsMutation();
  const initialValues = useMemo(() => ({ retention: settings.retention }), [settings.retention]);
  const mayChange = can('update-settings');
  return (
    <EditForm<RetentionValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!mayChange}
      validate={(values) => validateRetention(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await update(values).unwrap();
        resetForm({ retention: saved.settings.retention });
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <Panel
        title={t('consent.retention.clock')}
        hint={t('consent.retention.clock.hint')}
        action={mayChange ? <SaveButton variant="secondary" /> : undefined}
      >
        <Grid.Root gap={4}>
          {RETENTION_FIELDS.map((field) => (
            <Grid.Item key={field} col={6} xs={12} direction="column" alignItems="stretch">
              <FormInput
                type="integer"
                name={`retention.${field}`}
                label={t(`consent.retention.${field}`)}
                hint={t(`consent.retention.${field}.hint`)}
                required
              />
            </Grid.Item>
          ))}
        </Grid.Root>
        <LongerThanAdvised />
        {mayChange ? null : (
          <Flex>
            <Typography variant="pi" textColor="neutral600">
              {t('consent.rules.locked')}
            </Typography>
          </Flex>
        )}
      </Panel>
    </EditForm>
  );
};
