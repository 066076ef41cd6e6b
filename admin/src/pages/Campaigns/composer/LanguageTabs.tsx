import { Badge, Button, Flex, IconButton, Menu, VisuallyHidden } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useListContentTypesQuery } from '../../../api/content';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useT } from '../../../hooks/useT';
import { CONTENT_LOCALES, languageName, languageTitle } from '../../../utils/locales';
import { withoutSubjects } from '../ab/model/test';
import { addLocale, localesOf, missingIn, removeLocale } from '../model/translations';
import { useActions, useComposer } from './context';

/** Languages that are offered besides those of the CMS. */
const COMMON = ['de', 'es', 'it', 'nl', 'pl', 'pt', 'ar', 'ja', 'zh'];

/** Which language is shown and written, with the number of parts that it lacks. */
export const LanguageTabs = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit, setLocale } = useActions();
  const [isRemoving, setRemoving] = useState(false);
  const { data: cms } = useListContentTypesQuery(undefined);
  const locales = localesOf(draft);
  const missing = useMemo(
    () => new Map(localesOf(draft).map((other) => [other, missingIn(draft, other).length])),
    [draft]
  );
  const offered = [
    ...new Set<string>([
      ...(cms?.locales ?? []).map(({ code }) => code),
      ...CONTENT_LOCALES,
      ...COMMON,
    ]),
  ].filter((other) => !locales.includes(other));
  const name = languageName(locale, panelLocale);
  const remove = () => {
    edit((current) => withoutSubjects(removeLocale(current, locale), locale));
    setLocale(draft.locale);
    setRemoving(false);
  };
  return (
    <Flex gap={1} wrap="wrap" role="group" aria-label={t('composer.languages')}>
      {locales.map((item) => {
        const count = missing.get(item) ?? 0;
        const words = languageTitle(item, panelLocale);
        return (
          <Button
            key={item}
            type="button"
            size="S"
            variant={item === locale ? 'secondary' : 'ghost'}
            aria-pressed={item === locale}
            endIcon={
              count > 0 ? (
                <Badge aria-hidden backgroundColor="warning200" textColor="neutral800">
                  {count}
                </Badge>
              ) : undefined
            }
            onClick={() => setLocale(item)}
          >
            {count > 0 ? (
              <>
                <span aria-hidden>{words}</span>
                <VisuallyHidden>
                  {t('composer.languages.missing', { name: words, count })}
                </VisuallyHidden>
              </>
            ) : (
              words
            )}
          </Button>
        );
      })}
      {disabled ? null : (
        <Menu.Root>
          <Menu.Trigger size="S" variant="ghost" startIcon={<Plus aria-hidden />}>
            {t('composer.languages.add')}
          </Menu.Trigger>
          <Menu.Content>
            {offered.map((item) => (
              <Menu.Item
                key={item}
                onSelect={() => {
                  edit((current) => addLocale(current, item));
                  setLocale(item);
                }}
              >
                {languageTitle(item, panelLocale)}
              </Menu.Item>
            ))}
          </Menu.Content>
        </Menu.Root>
      )}
      {!disabled && locale !== draft.locale ? (
        <IconButton
          type="button"
          size="S"
          variant="ghost"
          label={t('composer.languages.remove', { name })}
          onClick={() => setRemoving(true)}
        >
          <Trash />
        </IconButton>
      ) : null}
      <CountedConfirm
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('composer.languages.remove', { name })}
        onConfirm={remove}
      >
        {t('composer.languages.remove.text', {
          name,
          count: Object.keys(draft.translations[locale]?.blocks ?? {}).length,
        })}
      </CountedConfirm>
    </Flex>
  );
};
