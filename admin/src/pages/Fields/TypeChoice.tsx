import { Box, Field, Grid, Radio, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useId } from 'react';
import { CUSTOM_FIELD_TYPES, type CustomFieldType } from '../../../../content-types/custom-field';
import type { FieldDetail } from '../../../../server/src/audience/contract';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';

const isUsed = ({ usage }: FieldDetail): boolean =>
  usage.people > 0 || usage.forms.length > 0 || usage.promotions.length > 0;

/** What kind of answer a field holds, each kind with an example; fixed once there are answers. */
export const TypeChoice = ({ stored }: { stored?: FieldDetail }) => {
  const t = useT();
  const id = useId();
  const field = useField<CustomFieldType>('type');
  const disabled = useForm('TypeChoice', (state) => state.disabled);
  const isFixed = stored !== undefined && isUsed(stored);
  return (
    <Panel title={t('fields.panel.type')} hint={t('fields.panel.type.hint')}>
      {isFixed ? (
        <Notice tone="info" title={t(`fields.type.${stored.type}`)}>
          {t('fields.type.fixed')}
        </Notice>
      ) : (
        <Field.Root id={id} name="type" error={field.error} required>
          <Field.Label>{t('fields.field.type')}</Field.Label>
          <Radio.Group
            aria-labelledby={`${id}-label`}
            value={field.value}
            disabled={disabled}
            onValueChange={(type: string) => field.onChange('type', type as CustomFieldType)}
          >
            <Grid.Root gap={4} paddingTop={2}>
              {CUSTOM_FIELD_TYPES.map((type) => (
                <Grid.Item
                  key={type}
                  col={4}
                  s={6}
                  xs={12}
                  direction="column"
                  alignItems="stretch"
                  justifyContent="flex-start"
                >
                  <Radio.Item value={type} aria-describedby={`${id}-${type}`}>
                    {t(`fields.type.${type}`)}
                  </Radio.Item>
                  <Box paddingLeft={7} id={`${id}-${type}`}>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {t(`fields.type.${type}.hint`)}
                    </Typography>
                  </Box>
                </Grid.Item>
              ))}
            </Grid.Root>
          </Radio.Group>
          <Field.Error />
        </Field.Root>
      )}
    </Panel>
  );
};
