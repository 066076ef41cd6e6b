import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { useIntl } from 'react-intl';
import { WORDING_VARIABLES } from '../../../../../server/src/consent/contract';
import { useT } from '../../../hooks/useT';
import { CONTENT_LOCALES, languageName } from '../../../utils/locales';
import { insertAt } from './variables';

type Boxes = Map<string, HTMLTextAreaElement>;

interface LocaleTextProps {
  locale: string;
  boxes: Boxes;
  onFocus: () => void;
}

const LocaleText = ({ locale, boxes, onFocus }: LocaleTextProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const name = `draft.${locale}`;
  const field = useField<string>(name);
  const disabled = useForm('LocaleText', (state) => state.disabled);
  return (
    <Field.Root
      name={name}
      error={field.error}
      hint={locale === 'en' ? t('consent.field.text.hint') : undefined}
      required={locale === 'en'}
      width="100%"
    >
      <Field.Label>
        {t('common.localized.label', {
          label: t('consent.field.text'),
          language: languageName(locale, panelLocale),
        })}
      </Field.Label>
      <Textarea
        ref={(box: HTMLTextAreaElement | null) => {
          if (box) boxes.set(locale, box);
          else boxes.delete(locale);
        }}
        lang={locale}
        value={field.value ?? ''}
        disabled={disabled}
        onFocus={onFocus}
        onChange={(event) => field.onChange(name, event.currentTarget.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** The consent text in every language, with what may stand in for names; inside an `EditForm`. */
export const DraftField = () => {
  const t = useT();
  const disabled = useForm('DraftField', (state) => state.disabled);
  const change = useForm('DraftField', (state) => state.onChange);
  const boxes = useRef<Boxes>(new Map());
  const last = useRef<string>(CONTENT_LOCALES[0]);

  const insert = (variable: string) => {
    const box = boxes.current.get(last.current);
    if (!box) return;
    const next = insertAt(box.value, `{${variable}}`, box.selectionStart, box.selectionEnd);
    change(`draft.${last.current}`, next.text);
    // After React has written the text, so that the caret lands behind the piece.
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex
        direction="column"
        alignItems="stretch"
        gap={4}
        role="group"
        aria-label={t('consent.field.text')}
      >
        {CONTENT_LOCALES.map((locale) => (
          <LocaleText
            key={locale}
            locale={locale}
            boxes={boxes.current}
            onFocus={() => {
              last.current = locale;
            }}
          />
        ))}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {t('consent.variables')}
        </Typography>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {WORDING_VARIABLES.map((variable) => (
            <Flex tag="li" key={variable} gap={3} alignItems="center" wrap="wrap">
              <Button
                type="button"
                size="S"
                variant="tertiary"
                disabled={disabled}
                aria-label={t('consent.variables.insert', { name: `{${variable}}` })}
                // Keeps the caret where it is, so that the piece goes there.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(variable)}
              >
                {`{${variable}}`}
              </Button>
              <Typography variant="pi" textColor="neutral600">
                {t(`consent.variables.${variable}`)}
              </Typography>
            </Flex>
          ))}
        </Flex>
      </Flex>
    </Flex>
  );
};
