import {
  Box,
  Field,
  Flex,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { LegalBasis } from '../../../../content-types';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { NameAndSlug } from '../../components/NameAndSlug';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useCan } from '../../hooks/useCan';
import { useSenderOptions } from '../../hooks/useOptions';
import { useT } from '../../hooks/useT';

/** The regimes that the engine can answer for today. */
const REGIMES = ['double-opt-in', 'single-opt-in'] as const satisfies LegalBasis[];

const RegimeField = () => {
  const t = useT();
  const field = useField<LegalBasis>('regime');
  const disabled = useForm('RegimeField', (state) => state.disabled);
  return (
    <Field.Root name="regime" error={field.error} required>
      <Field.Label id="optin-regime">{t('lists.field.regime')}</Field.Label>
      <Radio.Group
        aria-labelledby="optin-regime"
        value={field.value}
        disabled={disabled}
        onValueChange={(value: string) => field.onChange('regime', value as LegalBasis)}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {REGIMES.map((regime) => (
            <Box key={regime}>
              <Radio.Item value={regime} aria-describedby={`optin-regime-${regime}`}>
                {t(`basis.${regime}`)}
              </Radio.Item>
              <Box paddingLeft={7} id={`optin-regime-${regime}`}>
                <Typography variant="pi" textColor="neutral600">
                  {t(`lists.regime.${regime}`)}
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

const SenderField = () => {
  const t = useT();
  const can = useCan();
  const senders = useSenderOptions();
  const field = useField<number | null>('senderId');
  const asleep = useForm('SenderField', (state) => state.disabled);
  const disabled = asleep || !can('read-senders');
  return (
    <Field.Root name="senderId" error={field.error} hint={t('lists.field.sender.hint')}>
      <Field.Label>{t('lists.field.sender')}</Field.Label>
      <SingleSelect
        value={field.value === null ? '' : String(field.value)}
        placeholder={t('lists.field.sender.default')}
        disabled={disabled}
        onChange={(value) => field.onChange('senderId', value ? Number(value) : null)}
        onClear={disabled ? undefined : () => field.onChange('senderId', null)}
      >
        {senders.map((sender) => (
          <SingleSelectOption key={sender.id} value={String(sender.id)}>
            {sender.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** The fields of a list; stands inside an `EditForm`. */
export const ListForm = ({ isNew }: { isNew: boolean }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('lists.panel.identity')}>
        <NameAndSlug
          nameLabel={t('lists.field.name')}
          nameHint={t('lists.field.name.hint')}
          slugLabel={t('lists.field.slug')}
          slugHint={t('lists.field.slug.hint')}
          follow={isNew}
        />
        <SenderField />
      </Panel>
      <Panel title={t('lists.panel.readers')} hint={t('lists.panel.readers.hint')}>
        <LocalizedTextInput name="title" label={t('lists.field.title')} required />
        <LocalizedTextInput
          name="purpose"
          label={t('lists.field.purpose')}
          hint={t('lists.field.purpose.hint')}
          required
          multiline
        />
        <ToggleField
          name="isPublic"
          label={t('lists.field.isPublic')}
          hint={t('lists.field.isPublic.hint')}
        />
      </Panel>
      <Panel title={t('lists.panel.joining')}>
        <RegimeField />
        <ToggleField
          name="welcomeMail"
          label={t('lists.field.welcomeMail')}
          hint={t('lists.field.welcomeMail.hint')}
        />
      </Panel>
    </Flex>
  );
};
