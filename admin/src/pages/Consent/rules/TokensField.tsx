import { Box, Button, Field, Flex, Tag, TextInput } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';
import { useField, useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useT } from '../../../hooks/useT';
import type { ReadTokens } from './values';

interface TokensFieldProps {
  /** Path of a list of words in the form. */
  name: string;
  label: string;
  hint: string;
  placeholder: string;
  read: (text: string) => ReadTokens;
}

/** A list of words: type one and press Enter, or paste many. */
export const TokensField = ({ name, label, hint, placeholder, read }: TokensFieldProps) => {
  const t = useT();
  const field = useField<string[]>(name);
  const disabled = useForm('TokensField', (state) => state.disabled);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  const tokens = field.value ?? [];
  const serverError: unknown = field.error;

  const add = () => {
    const input = read(text);
    setWrong(input.wrong);
    setText(input.wrong.join(', '));
    if (input.tokens.length > 0)
      field.onChange(name, [...new Set([...tokens, ...input.tokens])].sort());
  };
  const error =
    wrong.length > 0
      ? t('consent.tokens.wrong', { words: wrong.join(', ') })
      : typeof serverError === 'string'
        ? serverError
        : undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name={name} error={error} hint={hint} width="100%">
        <Field.Label>{label}</Field.Label>
        <Flex gap={2}>
          <Box flex="1">
            <TextInput
              value={text}
              placeholder={placeholder}
              disabled={disabled}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                // Enter adds the word; it does not save the page.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
          </Box>
          <Button
            type="button"
            variant="tertiary"
            size="L"
            startIcon={<Plus />}
            disabled={disabled || text.trim() === ''}
            onClick={add}
          >
            {t('consent.tokens.add')}
          </Button>
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {tokens.length > 0 ? (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={label}>
          {tokens.map((token) => (
            <li key={token}>
              <Tag
                icon={<Cross aria-hidden />}
                label={t('consent.tokens.remove', { word: token })}
                disabled={disabled}
                onClick={() =>
                  field.onChange(
                    name,
                    tokens.filter((other) => other !== token)
                  )
                }
              >
                {token}
              </Tag>
            </li>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
