import {
  Checkbox,
  Field,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useEffect, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { LocalizedText } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { languageName } from '../../../../utils/locales';
import { useDesigner } from '../context';

interface ControlProps {
  label: string;
  hint?: string;
  /** As problems name it: `blocks.<id>.label`. */
  place: string;
  required?: boolean;
}

interface PlacedProps extends ControlProps {
  error?: string;
  children: ReactNode;
}

/** A labelled control that problems can lead to. */
export const Placed = ({ label, hint, place, required, error, children }: PlacedProps) => (
  <div data-place={place}>
    <Field.Root hint={hint} required={required} error={error}>
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  </div>
);

interface TextControlProps extends ControlProps {
  value: string;
  onChange: (value: string) => void;
  multiline?: boolean;
  maxLength?: number;
  placeholder?: string;
  lang?: string;
  error?: string;
}

export const TextControl = ({
  value,
  onChange,
  multiline = false,
  maxLength = 200,
  placeholder,
  lang,
  ...rest
}: TextControlProps) => {
  const { disabled } = useDesigner();
  return (
    <Placed {...rest}>
      {multiline ? (
        <Textarea
          value={value}
          maxLength={maxLength}
          disabled={disabled}
          placeholder={placeholder}
          lang={lang}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          value={value}
          maxLength={maxLength}
          disabled={disabled}
          placeholder={placeholder}
          lang={lang}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Placed>
  );
};

interface LocalizedControlProps extends Omit<TextControlProps, 'value' | 'onChange' | 'lang'> {
  value: LocalizedText | undefined;
  onChange: (value: LocalizedText) => void;
}

/** One text in the language that the designer shows; the others are a tab away. */
export const LocalizedControl = ({ value, onChange, label, ...rest }: LocalizedControlProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { locale, definition } = useDesigner();
  return (
    <TextControl
      {...rest}
      label={
        definition.locales.length > 1
          ? t('common.localized.label', { label, language: languageName(locale, panelLocale) })
          : label
      }
      lang={locale}
      value={value?.[locale] ?? ''}
      onChange={(text) => onChange({ ...value, [locale]: text })}
    />
  );
};

interface SelectControlProps<T extends string> extends ControlProps {
  value: T | '';
  options: readonly { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
  placeholder?: string;
}

export const SelectControl = <T extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...rest
}: SelectControlProps<T>) => {
  const { disabled } = useDesigner();
  return (
    <Placed {...rest}>
      <SingleSelect
        value={value}
        disabled={disabled}
        placeholder={placeholder}
        onChange={(chosen) => {
          const option = options.find((item) => item.value === chosen);
          if (option) onChange(option.value);
        }}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Placed>
  );
};

interface CheckControlProps extends Omit<ControlProps, 'hint' | 'required'> {
  value: boolean;
  onChange: (value: boolean) => void;
  disabled?: boolean;
}

export const CheckControl = ({ label, place, value, onChange, disabled }: CheckControlProps) => {
  const designer = useDesigner();
  return (
    <div data-place={place}>
      <Checkbox
        checked={value}
        disabled={designer.disabled || disabled}
        onCheckedChange={(checked) => onChange(checked === true)}
      >
        {label}
      </Checkbox>
    </div>
  );
};

interface NumberControlProps extends ControlProps {
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  placeholder?: string;
}

/** A whole number within bounds; emptied it is null. What is out of bounds is said and not taken. */
export const NumberControl = ({
  value,
  onChange,
  min,
  max,
  placeholder,
  ...rest
}: NumberControlProps) => {
  const t = useT();
  const { disabled } = useDesigner();
  const given = value === null ? '' : String(value);
  const [text, setText] = useState(given);
  useEffect(() => setText(given), [given]);
  const isTaken = (next: string) =>
    next === '' || (/^\d+$/.test(next) && Number(next) >= min && Number(next) <= max);
  return (
    <Placed {...rest} error={isTaken(text) ? undefined : t('forms.number.invalid', { min, max })}>
      <TextInput
        inputMode="numeric"
        value={text}
        disabled={disabled}
        placeholder={placeholder}
        onChange={(event) => {
          const next = event.currentTarget.value.trim();
          setText(next);
          if (isTaken(next)) onChange(next === '' ? null : Number(next));
        }}
      />
    </Placed>
  );
};
