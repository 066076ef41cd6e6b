import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useT } from '../../../../hooks/useT';
import { pluginPath } from '../../../../pluginId';
import { languageName } from '../../../../utils/locales';
import { translationIn, withEnvelope } from '../../model/translations';
import { inlineText } from '../../model/words';
import { useActions, useComposer } from '../context';
import { PreheaderInput, SenderInput, SubjectInput, useSenders } from './EnvelopeInputs';

/** What the inbox shows before a message is opened, in the language on view. */
export const WordFields = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  const { edit } = useActions();
  const translation = translationIn(draft, locale);
  return (
    <>
      {Object.keys(draft.translations).length > 0 ? (
        <Typography tag="p" role="note" variant="pi" textColor="neutral600">
          {t('composer.envelope.language', { language: languageName(locale, panelLocale) })}
        </Typography>
      ) : null}
      <Box data-place="envelope.subject">
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
      </Box>
      <Box data-place="envelope.preheader">
        <PreheaderInput
          label={t('campaigns.preheader')}
          value={translation ? translation.preheader : draft.preheader}
          disabled={disabled}
          placeholder={translation ? draft.preheader : undefined}
          onChange={(preheader) =>
            edit((current) => withEnvelope(current, locale, { preheader }), `preheader.${locale}`)
          }
        />
      </Box>
    </>
  );
};

/** From whom, and what the inbox shows before it is opened; words in the language on view. */
export const EnvelopeFields = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft } = useComposer();
  const { edit } = useActions();
  const senders = useSenders();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box data-place="envelope.sender">
        <SenderInput
          label={t('campaigns.sender')}
          value={draft.senderId}
          disabled={disabled}
          hint={
            senders?.length === 0 ? (
              <Link tag={RouterLink} to={pluginPath('/settings/senders/new')}>
                {t('campaigns.sender.create')}
              </Link>
            ) : undefined
          }
          onChange={(senderId) => edit((current) => ({ ...current, senderId }))}
        />
      </Box>
      <WordFields disabled={disabled} />
    </Flex>
  );
};
