import { Flex, Grid } from '@strapi/design-system';
import { useGetOverviewQuery } from '../../api/overview';
import { PageShell } from '../../components/PageShell';
import { QueryGate } from '../../components/QueryGate';
import { useT } from '../../hooks/useT';
import { Campaigns } from './Campaigns';
import { Checklist } from './Checklist';
import { Counters } from './Counters';
import { Growth } from './Growth';
import { isSetUp } from './steps';
import { Warnings } from './Warnings';

const Overview = () => {
  const t = useT();
  // Sign-ups come in while nobody clicks, so what is shown must not come from an old visit.
  const query = useGetOverviewQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <PageShell title={t('common.nav.overview')} subtitle={t('overview.subtitle')}>
      <QueryGate query={query} lines={10}>
        {(overview) => (
          <Flex direction="column" alignItems="stretch" gap={6}>
            {isSetUp(overview.checklist) ? null : <Checklist checklist={overview.checklist} />}
            <Warnings warnings={overview.warnings} checklist={overview.checklist} />
            <Counters counts={overview.subscribers} />
            <Growth days={overview.growth} />
            <Grid.Root gap={6}>
              <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
                <Campaigns kind="next" campaigns={overview.nextCampaigns} />
              </Grid.Item>
              <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
                <Campaigns kind="last" campaigns={overview.lastCampaigns} />
              </Grid.Item>
            </Grid.Root>
          </Flex>
        )}
      </QueryGate>
    </PageShell>
  );
};

export default Overview;
