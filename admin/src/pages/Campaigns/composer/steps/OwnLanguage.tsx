import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../../../../hooks/useT';
import { CONTENT_LOCALES, languageTitle } from '../../../../utils/locales';
import { useActions, useComposer } from '../context';

/** The language that a message is written in first, and that stands in for those it lacks. */
export const OwnLanguage = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit, setLocale } = useActions();
  const free = [...new Set<string>([...CONTENT_LOCALES, draft.locale])].filter(
    (item) => item === draft.locale || !(item in draft.translations)
  );
  return (
    <Field.Root hint={t('composer.locale.hint')}>
      <Field.Label>{t('composer.locale')}</Field.Label>
      <SingleSelect
        value={draft.locale}
        disabled={disabled}
        onChange={(value) => {
          const next = String(value);
          edit((current) => ({ ...current, locale: next }));
          if (locale === draft.locale) setLocale(next);
        }}
      >
        {free.map((item) => (
          <SingleSelectOption key={item} value={item}>
            {languageTitle(item, panelLocale)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};
