import { Field, TextInput } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';

interface KeyFieldProps {
  /** Block that the key belongs to. */
  id: string;
  value: string;
  pattern: RegExp;
  hint: string;
  invalid: string;
  onChange: (key: string) => void;
}

/** A name for programs: what is typed counts once it is one, so a half-typed key is never saved. */
export const KeyField = ({ id, value, pattern, hint, invalid, onChange }: KeyFieldProps) => {
  const t = useT();
  const { disabled } = useDesigner();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isValid = pattern.test(text);
  return (
    <div data-place={`blocks.${id}.key`}>
      <Field.Root hint={hint} error={isValid ? undefined : invalid} required>
        <Field.Label>{t('forms.consent.key')}</Field.Label>
        <TextInput
          value={text}
          maxLength={40}
          disabled={disabled}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => {
            if (isValid && text !== value) onChange(text);
          }}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    </div>
  );
};
