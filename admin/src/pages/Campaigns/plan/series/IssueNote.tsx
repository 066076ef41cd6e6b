import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { useGetSeriesQuery } from '../../../../api/plan';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { pluginPath } from '../../../../pluginId';
import type { PlannedCampaign } from '../model/plan';
import { useWords } from '../useWords';

/** Of which series a campaign is an issue, and why it was not sent on its date. */
export const IssueNote = ({
  campaign,
}: {
  campaign: Pick<PlannedCampaign, 'id' | 'state' | 'scheduledAt'>;
}) => {
  const t = useT();
  const words = useWords();
  const { data } = useGetSeriesQuery(campaign.id);
  const issueOf = data?.issueOf;
  if (!issueOf) return null;
  const { occurrence } = issueOf;
  const isKeptBack = campaign.state === 'draft' && campaign.scheduledAt !== null;
  const series = issueOf.name ? (
    <Typography>
      {t('plan.issueOf')}{' '}
      <Link tag={RouterLink} to={pluginPath(`/campaigns/${issueOf.id}`)}>
        {issueOf.name}
      </Link>
    </Typography>
  ) : null;
  if (!isKeptBack || occurrence?.outcome !== 'refused') return series;
  return (
    <Notice tone="warning" title={t('plan.refused.title')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography tag="p">
          {t('plan.refused.text', { date: words.moment(occurrence.plannedAt) })}
        </Typography>
        {occurrence.reasons.length > 0 ? (
          <Box>
            <Typography tag="p">{t('plan.refused.reasons')}</Typography>
            <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
              {occurrence.reasons.map(({ code, values }, index) => (
                <Typography key={`${code}-${index}`} tag="li">
                  {t.maybe(`campaigns.preflight.${code}`, code.replaceAll('-', ' '), values)}
                </Typography>
              ))}
            </Box>
          </Box>
        ) : null}
        {series}
      </Flex>
    </Notice>
  );
};
