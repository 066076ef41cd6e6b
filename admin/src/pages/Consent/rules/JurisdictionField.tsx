import { Box, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { JURISDICTIONS, type Jurisdiction } from '../../../../../server/src/core/contract';
import { useT } from '../../../hooks/useT';

/** Which law's rules the engine keeps, each in plain words. */
export const JurisdictionField = () => {
  const t = useT();
  const field = useField<Jurisdiction>('jurisdiction');
  const disabled = useForm('JurisdictionField', (state) => state.disabled);
  return (
    <Field.Root id="optin-jurisdiction" name="jurisdiction" error={field.error} required>
      <Field.Label>{t('consent.rules.jurisdiction')}</Field.Label>
      <Radio.Group
        aria-labelledby="optin-jurisdiction-label"
        value={field.value}
        disabled={disabled}
        onValueChange={(value: string) => field.onChange('jurisdiction', value as Jurisdiction)}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {JURISDICTIONS.map((jurisdiction) => (
            <Box key={jurisdiction}>
              <Radio.Item value={jurisdiction} aria-describedby={`optin-law-${jurisdiction}`}>
                {t(`consent.rules.jurisdiction.${jurisdiction}`)}
              </Radio.Item>
              <Box paddingLeft={7} id={`optin-law-${jurisdiction}`}>
                <Typography variant="pi" textColor="neutral600">
                  {t(`consent.rules.jurisdiction.${jurisdiction}.hint`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Flex>
      </Radio.Group>
      <Field.Error />
    </Field.Root>
  );
};
