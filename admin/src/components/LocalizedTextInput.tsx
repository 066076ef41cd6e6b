import { Box, Field, Flex, Textarea, TextInput } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { LocalizedText } from '../../../content-types';
import { useT } from '../hooks/useT';
import { CONTENT_LOCALES, languageName } from '../utils/locales';

interface LocalizedTextInputProps {
  /** Path of a `LocalizedText` in the form. */
  name: string;
  label: string;
  hint?: string;
  /** The English text is the fallback of all others, so it is the one that can be required. */
  required?: boolean;
  /** All languages are needed, not the first alone. */
  everyLocale?: boolean;
  multiline?: boolean;
  /** Room for a text of pages. */
  tall?: boolean;
  locales?: readonly string[];
  /** What stands in for a text that is left empty. */
  placeholders?: LocalizedText;
}

const LocaleField = ({
  name,
  label,
  hint,
  required,
  multiline,
  tall,
  placeholder,
}: Omit<LocalizedTextInputProps, 'locales' | 'placeholders'> & { placeholder?: string }) => {
  const disabled = useForm('LocaleField', (state) => state.disabled);
  const field = useField<string>(name);
  const change = (value: string) => field.onChange(name, value);
  return (
    <Field.Root name={name} error={field.error} hint={hint} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      {multiline ? (
        <Textarea
          placeholder={placeholder}
          value={field.value ?? ''}
          disabled={disabled}
          style={tall ? { minHeight: '24rem' } : undefined}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          placeholder={placeholder}
          value={field.value ?? ''}
          disabled={disabled}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** One text in every language that readers get, side by side so that none is forgotten. */
export const LocalizedTextInput = ({
  name,
  label,
  hint,
  required,
  everyLocale = false,
  multiline,
  tall,
  locales = CONTENT_LOCALES,
  placeholders,
}: LocalizedTextInputProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  return (
    <Flex
      gap={4}
      alignItems="flex-start"
      direction={{ initial: 'column', large: 'row' }}
      role="group"
      aria-label={label}
    >
      {locales.map((locale, index) => (
        <Box key={locale} flex="1" width="100%">
          <LocaleField
            name={`${name}.${locale}`}
            label={t('common.localized.label', {
              label,
              language: languageName(locale, panelLocale),
            })}
            hint={index === 0 ? hint : undefined}
            required={required && (everyLocale || index === 0)}
            multiline={multiline}
            tall={tall}
            placeholder={placeholders?.[locale]}
          />
        </Box>
      ))}
    </Flex>
  );
};
