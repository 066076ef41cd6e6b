import {
  Checkbox,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { CustomField, CustomFieldType } from '../../../../content-types/custom-field';
import { useT } from '../../hooks/useT';
import { pickText } from '../../utils/locales';
import { DayInput } from '../DayInput';
import { choicesWith, namedCodes, type Choice, type FieldInput } from './inputs';

interface ControlProps {
  field: CustomField;
  value: FieldInput;
  disabled: boolean;
  onChange: (value: FieldInput) => void;
}

const text = (value: FieldInput): string => (Array.isArray(value) ? '' : value);

/** Questions may be long, and the column is narrow. */
const WHOLE = { whiteSpace: 'normal' } as const;

const INPUT_TYPES: Partial<Record<CustomFieldType, string>> = { phone: 'tel', url: 'url' };

const useChoices = ({ type, options }: CustomField, chosen: FieldInput): Choice[] => {
  const t = useT();
  const { locale } = useIntl();
  const offered =
    type === 'country' || type === 'language'
      ? namedCodes(type, locale)
      : options.map(({ key, label }) => ({ value: key, label: pickText(label, locale) || key }));
  return choicesWith(offered, chosen, (key) => t('fields.value.gone', { key }));
};

/** No key of an option has a space; the list needs one for taking an answer back. */
const NO_ANSWER = ' ';

interface PickOneProps extends Omit<ControlProps, 'field'> {
  choices: Choice[];
}

/** One of a few; no answer is one of them, which is easier to hit than a small cross. */
const PickOne = ({ choices, value, disabled, onChange }: PickOneProps) => {
  const t = useT();
  return (
    <SingleSelect
      value={text(value)}
      disabled={disabled}
      placeholder={t('fields.value.none')}
      onChange={(key) => onChange(key === NO_ANSWER ? '' : String(key))}
    >
      <SingleSelectOption value={NO_ANSWER}>{t('fields.value.none')}</SingleSelectOption>
      {choices.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

const OneOf = ({ field, ...props }: ControlProps) => (
  <PickOne {...props} choices={useChoices(field, props.value)} />
);

/** Countries and languages are many: one types the beginning. */
const OneOfMany = ({ field, value, disabled, onChange }: ControlProps) => {
  const t = useT();
  const choices = useChoices(field, value);
  return (
    <Combobox
      autocomplete={{ type: 'list', filter: 'contains' }}
      noOptionsMessage={() => t('fields.value.noMatch')}
      value={text(value)}
      disabled={disabled}
      placeholder={t('fields.value.none')}
      clearLabel={t('common.action.clear')}
      onClear={() => onChange('')}
      onChange={(key) => onChange(key ?? '')}
    >
      {choices.map((choice) => (
        <ComboboxOption key={choice.value} value={choice.value}>
          {choice.label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
};

/** More than these are quicker to find in a list. */
const MOST_BOXES = 10;

const SeveralOf = ({ field, value, disabled, onChange }: ControlProps) => {
  const t = useT();
  const { locale } = useIntl();
  const label = pickText(field.label, locale) || field.key;
  const choices = useChoices(field, value);
  const chosen = Array.isArray(value) ? value : [];
  if (choices.length > MOST_BOXES)
    return (
      <MultiSelect
        value={chosen}
        disabled={disabled}
        placeholder={t('fields.value.none')}
        onChange={(keys: string[]) => onChange(keys)}
      >
        {choices.map((choice) => (
          <MultiSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    );
  return (
    <Flex role="group" aria-label={label} direction="column" alignItems="stretch" gap={2}>
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          checked={chosen.includes(choice.value)}
          disabled={disabled}
          onCheckedChange={(isOn) =>
            onChange(
              choices
                .map(({ value: key }) => key)
                .filter((key) => (key === choice.value ? isOn === true : chosen.includes(key)))
            )
          }
        >
          {choice.label}
        </Checkbox>
      ))}
    </Flex>
  );
};

const YesNo = (props: ControlProps) => {
  const t = useT();
  const choices = [
    { value: 'true', label: t('common.yes') },
    { value: 'false', label: t('common.no') },
  ];
  return <PickOne {...props} choices={choices} />;
};

const Control = (props: ControlProps) => {
  const { field, value, disabled, onChange } = props;
  switch (field.type) {
    case 'long-text':
      return (
        <Textarea
          value={text(value)}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'boolean':
      return <YesNo {...props} />;
    case 'choice':
      return <OneOf {...props} />;
    case 'choices':
      return <SeveralOf {...props} />;
    case 'country':
    case 'language':
      return <OneOfMany {...props} />;
    default:
      return (
        <TextInput
          type={INPUT_TYPES[field.type] ?? 'text'}
          inputMode={field.type === 'number' ? 'decimal' : undefined}
          value={text(value)}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
};

/** A custom field's value in a form, under `fields.<key>`, with the control of its type. */
export const FieldValueInput = ({ field }: { field: CustomField }): ReactNode => {
  const { locale } = useIntl();
  const name = `fields.${field.key}`;
  const state = useField<FieldInput>(name);
  const disabled = useForm('FieldValueInput', ({ disabled: asleep }) => asleep);
  const value = state.value ?? (field.type === 'choices' ? [] : '');
  const onChange = (next: FieldInput) => state.onChange(name, next);
  const label = pickText(field.label, locale) || field.key;
  const hint = pickText(field.help, locale) || undefined;
  if (field.type === 'date')
    return (
      <DayInput
        label={label}
        hint={hint}
        value={text(value)}
        error={state.error}
        disabled={disabled}
        onChange={onChange}
      />
    );
  return (
    <Field.Root name={name} error={state.error} hint={hint} width="100%">
      <Field.Label style={WHOLE}>{label}</Field.Label>
      <Control field={field} value={value} disabled={disabled} onChange={onChange} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
