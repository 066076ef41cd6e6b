import { Checkbox, Field, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../../../hooks/useT';
import { CONTENT_LOCALES, languageName } from '../../../utils/locales';
import { withLocale } from '../model/values';
import { useDefinition } from './useDefinition';

/** The languages that the form speaks. */
export const LocalesField = () => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { definition, disabled, replace } = useDefinition();
  const known = [...new Set<string>([...CONTENT_LOCALES, ...definition.locales])];
  return (
    <div data-place="locales">
      <Field.Root
        id="optin-form-locales"
        hint={t('forms.field.locales.hint')}
        error={definition.locales.length === 0 ? t('forms.problem.no-locale') : undefined}
        role="group"
        aria-labelledby="optin-form-locales-label"
      >
        <Field.Label>{t('forms.field.locales')}</Field.Label>
        <Flex gap={4} wrap="wrap">
          {known.map((locale) => (
            <Checkbox
              key={locale}
              disabled={disabled}
              checked={definition.locales.includes(locale)}
              onCheckedChange={(checked) =>
                replace(withLocale(definition, locale, checked === true, CONTENT_LOCALES))
              }
            >
              {languageName(locale, panelLocale)}
            </Checkbox>
          ))}
        </Flex>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </div>
  );
};
