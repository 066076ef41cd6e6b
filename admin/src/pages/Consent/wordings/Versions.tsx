import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { GetWordingResponse } from '../../../../../server/src/consent/contract';
import { Chip } from '../../../components/Chip';
import { Hash } from '../../../components/Hash';
import { Panel } from '../../../components/Panel';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { actorName } from '../../../utils/actor';
import { languageTitle } from '../../../utils/locales';

type VersionRow = GetWordingResponse['data']['versions'][number];

const Version = ({ version, isLatest }: { version: VersionRow; isLatest: boolean }) => {
  const t = useT();
  const dates = useFormatDate();
  const { locale } = useIntl();
  return (
    <Box
      tag="li"
      padding={4}
      hasRadius
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px"
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Flex gap={2} wrap="wrap">
            <Typography tag="h3" variant="epsilon" fontWeight="bold">
              {t('consent.version', { version: version.version })}
            </Typography>
            <Chip variant={version.people === 0 ? 'neutral' : isLatest ? 'success' : 'warning'}>
              {t('consent.version.people', { people: version.people })}
            </Chip>
          </Flex>
          <Typography variant="pi" textColor="neutral600">
            {t('consent.version.at', {
              date: dates.dateTime(version.publishedAt),
              actor: actorName(version.publishedBy, t),
            })}
          </Typography>
        </Flex>
        {Object.entries(version.texts).map(([language, text]) => (
          <Box key={language}>
            <Typography variant="sigma" textColor="neutral600">
              {languageTitle(language, locale)}
            </Typography>
            <Typography tag="p" lang={language} style={{ whiteSpace: 'pre-line' }}>
              {text}
            </Typography>
          </Box>
        ))}
        <Flex gap={2} alignItems="baseline">
          <Box flex="none">
            <Typography variant="pi" textColor="neutral600">
              SHA-256
            </Typography>
          </Box>
          <Hash value={version.hash} />
        </Flex>
      </Flex>
    </Box>
  );
};

/** What forms showed, word for word, newest first; nothing here can be edited. */
export const Versions = ({ versions }: { versions: VersionRow[] }) => {
  const t = useT();
  return (
    <Panel title={t('consent.panel.versions')} hint={t('consent.panel.versions.hint')}>
      {versions.length === 0 ? (
        <Typography textColor="neutral600">{t('consent.versions.none')}</Typography>
      ) : (
        <Flex tag="ol" reversed direction="column" alignItems="stretch" gap={3}>
          {versions.map((version, index) => (
            <Version key={version.id} version={version} isLatest={index === 0} />
          ))}
        </Flex>
      )}
    </Panel>
  );
};
