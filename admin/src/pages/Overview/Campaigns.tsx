import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { CampaignRow } from '../../../../server/src/campaigns/contract';
import { Panel } from '../../components/Panel';
import { StateChip } from '../../components/StateChip';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

const Row = ({ campaign, kind }: { campaign: CampaignRow; kind: 'next' | 'last' }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  const when =
    kind === 'next'
      ? campaign.scheduledAt
      : (campaign.completedAt ?? campaign.startedAt ?? campaign.updatedAt);
  return (
    <Flex tag="li" justifyContent="space-between" gap={3} wrap="wrap">
      <Flex direction="column" alignItems="flex-start" minWidth={0}>
        {can('read-campaigns') ? (
          <Link tag={RouterLink} to={pluginPath(`/campaigns/${campaign.id}`)}>
            {campaign.name}
          </Link>
        ) : (
          <Typography fontWeight="semiBold">{campaign.name}</Typography>
        )}
        <Typography variant="pi" textColor="neutral600">
          {when ? dates.dateTime(when) : t('overview.campaign.noDate')}
          {campaign.counts && campaign.counts.targeted > 0
            ? ` · ${t('overview.campaign.sent', {
                sent: formatNumber(campaign.counts.byState.sent),
                targeted: formatNumber(campaign.counts.targeted),
              })}`
            : ''}
        </Typography>
      </Flex>
      <StateChip of="campaign" state={campaign.state} />
    </Flex>
  );
};

/** What goes out next, or what went out last. */
export const Campaigns = ({
  kind,
  campaigns,
}: {
  kind: 'next' | 'last';
  campaigns: CampaignRow[];
}) => {
  const t = useT();
  const can = useCan();
  return (
    <Panel title={t(`overview.campaigns.${kind}`)}>
      {campaigns.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {campaigns.map((campaign) => (
            <Row key={campaign.id} campaign={campaign} kind={kind} />
          ))}
        </Flex>
      ) : (
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <Typography textColor="neutral600">{t(`overview.campaigns.${kind}.none`)}</Typography>
          {kind === 'next' && can('create-campaigns') ? (
            <LinkButton tag={RouterLink} to={pluginPath('/campaigns')} variant="secondary" size="S">
              {t('overview.campaigns.write')}
            </LinkButton>
          ) : null}
        </Flex>
      )}
    </Panel>
  );
};
