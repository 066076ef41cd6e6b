import {
  Box,
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { FormConsent } from '../../../../../../../content-types';
import type { GetWordingResponse } from '../../../../../../../server/src/consent/contract';
import { useGetWordingQuery } from '../../../../../api/wordings';
import { Notice } from '../../../../../components/Notice';
import { useCan } from '../../../../../hooks/useCan';
import { useT } from '../../../../../hooks/useT';
import { pluginPath } from '../../../../../pluginId';
import { languageName } from '../../../../../utils/locales';
import type { BoxList } from '../../../model/boxes';
import { controllerIn, fillText, valuesFor } from '../../../model/wording';
import { useController } from '../../../useController';
import type { FormChoices } from '../../../useFormChoices';
import { useDesigner } from '../../context';

/** What a text's variables depend on, and the text. */
type WordingUse = Pick<FormConsent, 'wordingId' | 'listIds' | 'partner'>;

interface PublishedTextProps {
  consent: WordingUse;
  lists: readonly BoxList[];
  wording: GetWordingResponse['data'];
}

/** The text that people will see, word for word, or what has to happen before they can. */
const PublishedText = ({ consent, lists, wording }: PublishedTextProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { locales } = useDesigner().definition;
  const controller = useController() || controllerIn(wording);
  const [latest] = wording.versions;
  const link = (
    <Link tag={RouterLink} to={pluginPath(`/consent/${wording.id}`)}>
      {t('forms.wording.open')}
    </Link>
  );
  if (!latest) {
    return (
      <Notice tone="warning" action={link}>
        {t('forms.wording.unpublished', { name: wording.name })}
      </Notice>
    );
  }
  const missing = locales.filter((locale) => !latest.texts[locale]);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Box background="neutral100" hasRadius padding={4}>
        <Flex direction="column" alignItems="stretch" gap={3}>
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            <Typography variant="pi" textColor="neutral600">
              {t('forms.wording.version', { version: latest.version })}
            </Typography>
            {link}
          </Flex>
          {locales
            .filter((locale) => latest.texts[locale])
            .map((locale) => (
              <div key={locale}>
                {locales.length > 1 ? (
                  <Typography variant="sigma" textColor="neutral600">
                    {languageName(locale, panelLocale)}
                  </Typography>
                ) : null}
                <Typography tag="p" lang={locale} style={{ whiteSpace: 'pre-line' }}>
                  {fillText(
                    latest.texts[locale] ?? '',
                    valuesFor(consent, { lists, controller, locale })
                  )}
                </Typography>
              </div>
            ))}
        </Flex>
      </Box>
      {missing.length > 0 ? (
        <Notice tone="warning">
          {t('forms.wording.missing', {
            languages: missing.map((locale) => languageName(locale, panelLocale)).join(', '),
          })}
        </Notice>
      ) : null}
    </Flex>
  );
};

interface WordingPickerProps {
  consent: WordingUse;
  choices: FormChoices;
  disabled: boolean;
  onChange: (wordingId: number) => void;
}

/** Chooses a consent text; forms show its latest published version. */
export const WordingPicker = ({ consent, choices, disabled, onChange }: WordingPickerProps) => {
  const { wordingId } = consent;
  const { wordings, lists } = choices;
  const t = useT();
  const can = useCan();
  const { data } = useGetWordingQuery(wordingId, {
    skip: wordingId === 0 || !can('read-wordings'),
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root
        required
        hint={
          wordings.length === 0 ? (
            <Link tag={RouterLink} to={pluginPath('/consent/new')}>
              {t('forms.wording.create')}
            </Link>
          ) : (
            t('forms.wording.hint')
          )
        }
      >
        <Field.Label>{t('forms.wording')}</Field.Label>
        <SingleSelect
          disabled={disabled}
          placeholder={t('forms.wording.placeholder')}
          value={wordingId === 0 ? '' : String(wordingId)}
          onChange={(value) => onChange(Number(value))}
        >
          {wordings.map((wording) => (
            <SingleSelectOption key={wording.id} value={String(wording.id)}>
              {wording.name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      {data && data.id === wordingId ? (
        <PublishedText consent={consent} lists={lists} wording={data} />
      ) : null}
    </Flex>
  );
};
