import { Combobox, ComboboxOption, Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { namedCodes } from '../../../components/fields/inputs';
import { useT } from '../../../hooks/useT';

const NAME = 'eligibility.countries';

/** Countries that may take part: one types the beginning of a name. */
export const CountriesField = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale } = useIntl();
  const field = useField<string[]>(NAME);
  const chosen = field.value ?? [];
  const choices = namedCodes('country', locale);
  const nameOf = (code: string) => choices.find(({ value }) => value === code)?.label ?? code;
  const error: unknown = field.error;
  const input = useRef<HTMLInputElement>(null);
  const isChanging = useRef(false);
  useEffect(() => {
    // The box is another one after a choice, and a country's button is gone with it.
    if (isChanging.current) input.current?.focus();
    isChanging.current = false;
  }, [chosen.length]);
  const set = (codes: string[]) => {
    isChanging.current = true;
    field.onChange(NAME, codes);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root
        name={NAME}
        hint={t('promotions.field.countries.hint')}
        error={typeof error === 'string' ? error : undefined}
        width="100%"
      >
        <Field.Label>{t('promotions.field.countries')}</Field.Label>
        <Combobox
          // Empty again after each choice.
          key={chosen.length}
          ref={input}
          value=""
          autocomplete={{ type: 'list', filter: 'contains' }}
          noOptionsMessage={() => t('fields.value.noMatch')}
          placeholder={t('promotions.field.countries.add')}
          disabled={disabled}
          onChange={(code) => {
            if (code && !chosen.includes(code)) set([...chosen, code]);
          }}
        >
          {choices
            .filter(({ value }) => !chosen.includes(value))
            .map(({ value, label }) => (
              <ComboboxOption key={value} value={value}>
                {label}
              </ComboboxOption>
            ))}
        </Combobox>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      {chosen.length > 0 ? (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={t('promotions.field.countries')}>
          {chosen.map((code) => (
            <li key={code}>
              <Tag
                icon={<Cross aria-hidden />}
                label={t('promotions.field.countries.remove', { country: nameOf(code) })}
                disabled={disabled}
                onClick={(event) => {
                  // The design system's button would send the form.
                  event.preventDefault();
                  set(chosen.filter((other) => other !== code));
                }}
              >
                {nameOf(code)}
              </Tag>
            </li>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
