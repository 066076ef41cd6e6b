import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { GetCampaignResponse } from '../../../../../server/src/campaigns/contract';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';

interface AttentionNoteProps {
  attention: Exclude<GetCampaignResponse['data']['attention'], 'refused' | null>;
  scheduledAt: number | null;
}

/** Why a campaign waits for a person's word, and what that word can be. */
export const AttentionNote = ({ attention, scheduledAt }: AttentionNoteProps) => {
  const t = useT();
  const dates = useFormatDate();
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4} role="alert">
      <Flex gap={3} alignItems="flex-start">
        <WarningCircle aria-hidden fill="warning600" />
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Typography>
            {attention === 'overdue'
              ? t('campaigns.attention.overdue', { date: dates.dateTime(scheduledAt) })
              : t('campaigns.attention.transport')}
          </Typography>
          {attention === 'transport' ? (
            <Link tag={RouterLink} to={pluginPath('/settings')}>
              {t('campaigns.checks.openPage')}
            </Link>
          ) : null}
        </Flex>
      </Flex>
    </Box>
  );
};
