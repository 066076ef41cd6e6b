import { Checkbox, Field, Flex, TextInput, Toggle } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '../../../../../hooks/useT';
import { CONTENT_LOCALES, languageTitle } from '../../../../../utils/locales';
import { isSlug } from '../../../../../utils/text';
import { withLocale } from '../../../model/draft';
import { useDesigner } from '../../context';
import { Placed, SelectControl, TextControl } from '../controls';

/** The key counts once it is one: pages that embed the form name it. */
const SlugField = () => {
  const t = useT();
  const { draft, edit, disabled } = useDesigner();
  const [text, setText] = useState(draft.slug);
  useEffect(() => setText(draft.slug), [draft.slug]);
  const isValid = isSlug(text.trim());
  return (
    <Placed
      label={t('forms.field.slug')}
      hint={t('forms.field.slug.hint')}
      place="slug"
      required
      error={isValid ? undefined : t('common.invalid.slug')}
    >
      <TextInput
        value={text}
        maxLength={60}
        disabled={disabled}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (isValid) edit((current) => ({ ...current, slug: text.trim() }));
        }}
      />
    </Placed>
  );
};

/** The name counts while there is one: a form without cannot be saved. */
const NameField = () => {
  const t = useT();
  const { draft, edit } = useDesigner();
  const [text, setText] = useState(draft.name);
  useEffect(() => setText(draft.name), [draft.name]);
  return (
    <TextControl
      label={t('forms.field.name')}
      hint={t('forms.field.name.hint')}
      place="name"
      required
      maxLength={120}
      error={text.trim() ? undefined : t('common.required')}
      value={text}
      onChange={(name) => {
        setText(name);
        if (name.trim()) edit((current) => ({ ...current, name }), 'name');
      }}
    />
  );
};

const Locales = () => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { definition, disabled, editDefinition } = useDesigner();
  return (
    <div data-place="locales">
      <Field.Root hint={t('forms.field.locales.hint')}>
        <Field.Label>{t('forms.field.locales')}</Field.Label>
        <Flex gap={4} wrap="wrap" role="group" aria-label={t('forms.field.locales')}>
          {CONTENT_LOCALES.map((locale) => {
            const isOffered = definition.locales.includes(locale);
            return (
              <Checkbox
                key={locale}
                checked={isOffered}
                // A form without a language says nothing.
                disabled={disabled || (isOffered && definition.locales.length === 1)}
                onCheckedChange={(checked) =>
                  editDefinition((current) => withLocale(current, locale, checked === true))
                }
              >
                {languageTitle(locale, panelLocale)}
              </Checkbox>
            );
          })}
        </Flex>
        <Field.Hint />
      </Field.Root>
    </div>
  );
};

const NO_PROMOTION = 'none';

/** What sending the form takes part in besides. */
const PromotionSelect = () => {
  const t = useT();
  const { definition, choices, editDefinition } = useDesigner();
  if (choices.promotions.length === 0 && definition.promotionId === null)
    return <div data-place="promotionId" />;
  return (
    <SelectControl
      label={t('forms.promotion')}
      hint={t('forms.promotion.hint')}
      place="promotionId"
      value={definition.promotionId === null ? NO_PROMOTION : String(definition.promotionId)}
      options={[
        { value: NO_PROMOTION, label: t('forms.promotion.none') },
        ...choices.promotions.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      onChange={(value) =>
        editDefinition((current) => ({
          ...current,
          promotionId: value === NO_PROMOTION ? null : Number(value),
        }))
      }
    />
  );
};

/** Name, key, languages, and whether the form is open. */
export const BasicsTab = () => {
  const t = useT();
  const { draft, definition, edit, disabled } = useDesigner();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <NameField />
      <SlugField />
      <Placed label={t('forms.field.isOpen')} hint={t('forms.field.isOpen.hint')} place="isOpen">
        <Toggle
          checked={draft.isOpen}
          disabled={disabled}
          onLabel={t('common.yes')}
          offLabel={t('common.no')}
          onChange={(event) => {
            const isOpen = event.currentTarget.checked;
            edit((current) => ({ ...current, isOpen }));
          }}
        />
      </Placed>
      <Locales />
      {definition.kind === 'questionnaire' ? null : <PromotionSelect />}
    </Flex>
  );
};
