import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';
import { languageName } from '../../../utils/locales';
import { useActions, useComposer } from '../../Campaigns/composer/context';
import { PreheaderInput, SubjectInput } from '../../Campaigns/composer/steps/EnvelopeInputs';
import { OwnLanguage } from '../../Campaigns/composer/steps/OwnLanguage';
import { translationIn, withEnvelope } from '../../Campaigns/model/translations';
import { inlineText } from '../../Campaigns/model/words';

interface MessageWordsProps {
  /** Blocks for any message have no subject of their own. */
  isBlock: boolean;
  disabled: boolean;
}

/** What a template says about the message as a whole, in the language on view. */
export const MessageWords = ({ isBlock, disabled }: MessageWordsProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit } = useActions();
  const translation = translationIn(draft, locale);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <OwnLanguage disabled={disabled} />
      {isBlock ? (
        <Typography textColor="neutral600">{t('templates.content.block')}</Typography>
      ) : (
        <>
          {translation || Object.keys(draft.translations).length > 0 ? (
            <Box role="note">
              {t('composer.envelope.language', { language: languageName(locale, panelLocale) })}
            </Box>
          ) : null}
          <SubjectInput
            key={locale}
            label={t('campaigns.subject')}
            value={translation ? translation.subject : draft.subject}
            disabled={disabled}
            placeholder={
              (translation && inlineText(draft.subject)) || t('campaigns.subject.placeholder')
            }
            onChange={(subject) =>
              edit((current) => withEnvelope(current, locale, { subject }), `subject.${locale}`)
            }
          />
          <PreheaderInput
            label={t('campaigns.preheader')}
            value={translation ? translation.preheader : draft.preheader}
            disabled={disabled}
            placeholder={translation ? draft.preheader : undefined}
            onChange={(preheader) =>
              edit((current) => withEnvelope(current, locale, { preheader }), `preheader.${locale}`)
            }
          />
          <Notice tone="info">{t('campaigns.message.hint')}</Notice>
        </>
      )}
    </Flex>
  );
};
