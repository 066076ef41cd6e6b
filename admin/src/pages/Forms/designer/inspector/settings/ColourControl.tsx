import { Flex, TextInput } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { useT } from '../../../../../hooks/useT';
import { useDesigner } from '../../context';
import { Placed } from '../controls';

const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

const Swatch = styled.input`
  flex: none;
  width: 4rem;
  height: 4rem;
  padding: 0;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  cursor: pointer;
`;

interface ColourControlProps {
  label: string;
  place: string;
  /** `#rrggbb`, or empty where the form takes what stands there. */
  value: string;
  /** What is shown while the value is empty. */
  fallback: string;
  required?: boolean;
  onChange: (colour: string) => void;
}

/** A colour by picker or by its number. */
export const ColourControl = ({
  label,
  place,
  value,
  fallback,
  required = false,
  onChange,
}: ColourControlProps) => {
  const t = useT();
  const { disabled } = useDesigner();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isValid = isColour(text) || (text === '' && !required);
  return (
    <Placed label={label} place={place} error={isValid ? undefined : t('forms.colour.invalid')}>
      <Flex gap={2} alignItems="center">
        <Swatch
          type="color"
          aria-label={t('forms.colour.pick', { name: label })}
          value={isColour(value) ? value : fallback}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <TextInput
          value={text}
          maxLength={7}
          disabled={disabled}
          placeholder={fallback}
          onChange={(event) => {
            const next = event.currentTarget.value.trim();
            setText(next);
            if (isColour(next) || (next === '' && !required)) onChange(next.toLowerCase());
          }}
        />
      </Flex>
    </Placed>
  );
};
