import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type {
  CampaignLinksResponse,
  GetCampaignResponse,
} from '../../../../../server/src/campaigns/contract';
import { useGetCampaignLinksQuery } from '../../../api/links';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { LinksTable } from './LinksTable';

/** Links that are shown before somebody asks for all. */
const FIRST = 10;
/** Clicks come in while the page is looked at (ms). */
const REFRESH = 15_000;

const Links = ({ links }: { links: CampaignLinksResponse['data'] }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const [showsAll, setShowsAll] = useState(false);
  const total = links.reduce((sum, { clicks }) => sum + clicks, 0);
  if (links.length === 0)
    return (
      <Typography tag="p" textColor="neutral600">
        {t('links.empty')}
      </Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="p" fontWeight="bold">
        {total === 0 ? t('links.none') : t('links.total', { count: total })}
      </Typography>
      <LinksTable links={showsAll ? links : links.slice(0, FIRST)} all={links} />
      {links.length > FIRST ? (
        <Box>
          <Button
            variant="tertiary"
            size="S"
            aria-expanded={showsAll}
            onClick={() => setShowsAll((shown) => !shown)}
          >
            {showsAll
              ? t('links.fewer', { count: FIRST })
              : t('links.all', { count: formatNumber(links.length) })}
          </Button>
        </Box>
      ) : null}
    </Flex>
  );
};

/** How often each link was opened, in total; only for campaigns that count. */
export const LinksPanel = ({ campaign }: { campaign: GetCampaignResponse['data'] }) => {
  const t = useT();
  const query = useGetCampaignLinksQuery(campaign.id, {
    pollingInterval: REFRESH,
    refetchOnMountOrArgChange: true,
  });
  return (
    <Panel title={t('links.title')} hint={t('links.hint')}>
      <QueryGate query={query} lines={4}>
        {(links) => <Links links={links} />}
      </QueryGate>
    </Panel>
  );
};
