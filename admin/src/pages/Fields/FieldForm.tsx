import { Box, Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useEffect, useId, useState } from 'react';
import {
  FIELD_ACCESS,
  hasOptions,
  RULES_OF_TYPE,
  type FieldAccess,
} from '../../../../content-types/custom-field';
import type { FieldDetail, SaveFieldRequest } from '../../../../server/src/audience/contract';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { OptionsEditor } from '../../components/OptionsEditor';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { keyFrom } from './model/values';
import { RulesPanel } from './RulesPanel';
import { TypeChoice } from './TypeChoice';

/** The name that forms, mails and programs use; it follows the label until somebody types one. */
const KeyField = ({ fixed }: { fixed: boolean }) => {
  const t = useT();
  const field = useField<string>('key');
  const label = useField<SaveFieldRequest['label']>('label');
  const disabled = useForm('KeyField', (state) => state.disabled);
  const [isOwn, setOwn] = useState(fixed);
  const english = label.value?.en ?? '';
  const { onChange } = field;
  useEffect(() => {
    if (!isOwn) onChange('key', keyFrom(english));
    // Strapi's form hands out a new `onChange` with each value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [english, isOwn]);
  return (
    <Field.Root
      name="key"
      error={field.error}
      hint={t(fixed ? 'fields.field.key.fixed' : 'fields.field.key.hint')}
      required
      maxWidth="32rem"
    >
      <Field.Label>{t('fields.field.key')}</Field.Label>
      <TextInput
        value={field.value ?? ''}
        disabled={disabled || fixed}
        onChange={(event) => {
          setOwn(true);
          onChange('key', event.currentTarget.value);
        }}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** What the person themselves may do with the value. */
const AccessChoice = () => {
  const t = useT();
  const id = useId();
  const field = useField<FieldAccess>('access');
  const disabled = useForm('AccessChoice', (state) => state.disabled);
  return (
    <Field.Root id={id} name="access" error={field.error} required>
      <Field.Label>{t('fields.field.access')}</Field.Label>
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={field.value}
        disabled={disabled}
        onValueChange={(access: string) => field.onChange('access', access as FieldAccess)}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {FIELD_ACCESS.map((access) => (
            <Box key={access}>
              <Radio.Item value={access} aria-describedby={`${id}-${access}`}>
                {t(`fields.access.${access}`)}
              </Radio.Item>
              <Box paddingLeft={7} id={`${id}-${access}`}>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {t(`fields.access.${access}.hint`)}
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

/** What somebody chose can be renamed and moved, not removed. */
const Options = ({ people }: { people: Record<string, number> }) => {
  const t = useT();
  return (
    <OptionsEditor
      title={t('fields.panel.options')}
      hint={t('fields.panel.options.hint')}
      about={({ key }) => t('fields.option.chosen', { key, people: people[key] ?? 0 })}
      stays={({ key }, name) =>
        people[key] > 0 ? t('fields.option.stays', { name, people: people[key] }) : null
      }
      required
    />
  );
};

/** What a field is; stands inside an `EditForm`. */
export const FieldForm = ({ stored }: { stored?: FieldDetail }) => {
  const t = useT();
  const type = useForm('FieldForm', (state) => (state.values as SaveFieldRequest).type);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('fields.panel.texts')} hint={t('fields.panel.texts.hint')}>
        <LocalizedTextInput name="label" label={t('fields.field.label')} required />
        <LocalizedTextInput
          name="help"
          label={t('fields.field.help')}
          hint={t('fields.field.help.hint')}
          multiline
        />
        <KeyField fixed={stored !== undefined} />
      </Panel>
      <TypeChoice stored={stored} />
      {hasOptions(type) ? <Options people={stored?.optionPeople ?? {}} /> : null}
      {RULES_OF_TYPE[type].length > 0 ? <RulesPanel type={type} stored={stored} /> : null}
      <Panel title={t('fields.panel.access')} hint={t('fields.panel.access.hint')}>
        <AccessChoice />
      </Panel>
    </Flex>
  );
};
