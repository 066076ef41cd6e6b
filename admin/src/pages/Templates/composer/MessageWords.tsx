import { Flex, Typography } from '@strapi/design-system';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';
import { WordFields } from '../../Campaigns/composer/steps/EnvelopeFields';
import { OwnLanguage } from '../../Campaigns/composer/steps/OwnLanguage';

interface MessageWordsProps {
  /** Blocks for any message have no subject of their own. */
  isBlock: boolean;
  disabled: boolean;
}

/** What a template says about the message as a whole, in the language on view. */
export const MessageWords = ({ isBlock, disabled }: MessageWordsProps) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <OwnLanguage disabled={disabled} />
      {isBlock ? (
        <Typography textColor="neutral600">{t('templates.content.block')}</Typography>
      ) : (
        <>
          <WordFields disabled={disabled} />
          <Notice tone="info">{t('campaigns.message.hint')}</Notice>
        </>
      )}
    </Flex>
  );
};
