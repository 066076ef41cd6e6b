import { Divider, Flex, Typography } from '@strapi/design-system';
import { useGetPreflightQuery } from '../../../api/campaigns';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { AudienceSummary } from './AudienceSummary';
import { FindingList } from './FindingList';

/** Audience and checks of the draft as it was last saved; it looks again after every save. */
export const ChecksPanel = ({ id }: { id: number }) => {
  const t = useT();
  const query = useGetPreflightQuery(id, { refetchOnMountOrArgChange: true });
  return (
    <QueryGate query={query}>
      {({ audience, findings, ready }) => (
        <Flex direction="column" alignItems="stretch" gap={5} aria-busy={query.isFetching}>
          <AudienceSummary audience={audience} />
          <Divider />
          <Typography tag="p" fontWeight="bold" role="status">
            {ready
              ? t('campaigns.checks.ready')
              : t('campaigns.checks.blocked', {
                  count: findings.filter(({ severity }) => severity === 'error').length,
                })}
          </Typography>
          <FindingList findings={findings} />
        </Flex>
      )}
    </QueryGate>
  );
};
