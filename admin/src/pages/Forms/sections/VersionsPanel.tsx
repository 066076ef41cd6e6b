import { Flex, Typography } from '@strapi/design-system';
import type { GetFormResponse } from '../../../../../server/src/forms/contract';
import { Hash } from '../../../components/Hash';
import { Panel } from '../../../components/Panel';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';

/** What visitors saw and since when; evidence of consent names these versions. */
export const VersionsPanel = ({ versions }: Pick<GetFormResponse['data'], 'versions'>) => {
  const t = useT();
  const dates = useFormatDate();
  return (
    <Panel title={t('forms.panel.versions')} hint={t('forms.panel.versions.hint')}>
      {versions.length === 0 ? (
        <Typography textColor="neutral600">{t('forms.versions.none')}</Typography>
      ) : (
        <Flex tag="ol" reversed direction="column" alignItems="stretch" gap={3}>
          {versions.map((version) => (
            <Flex key={version.id} tag="li" justifyContent="space-between" gap={4} wrap="wrap">
              <Typography fontWeight="bold">
                {t('forms.versions.number', { version: version.version })}
              </Typography>
              <Typography textColor="neutral600">
                {t('forms.versions.at', { date: dates.dateTime(version.publishedAt) })}
              </Typography>
              <Hash value={version.hash} short />
            </Flex>
          ))}
        </Flex>
      )}
    </Panel>
  );
};
