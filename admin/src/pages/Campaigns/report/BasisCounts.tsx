import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { LEGAL_BASES } from '../../../../../content-types/subscription';
import type { CampaignCounts } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { filterSearch } from '../../../utils/list-query';

interface BasisCountsProps {
  id: number;
  bases: CampaignCounts['sentByBasis'];
}

/** On which legal bases mail went out, with the people behind each number. */
export const BasisCounts = ({ id, bases }: BasisCountsProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const used = LEGAL_BASES.filter((basis) => (bases[basis] ?? 0) > 0);
  if (used.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('campaigns.counts.bases')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {used.map((basis) => (
          <li key={basis}>
            <Link
              tag={RouterLink}
              to={pluginPath(
                `/campaigns/${id}/recipients${filterSearch({ state: 'sent', basis })}`
              )}
            >
              {t('campaigns.reason.count', {
                reason: t(`basis.${basis}`),
                count: formatNumber(bases[basis] ?? 0),
              })}
            </Link>
          </li>
        ))}
      </Flex>
    </Flex>
  );
};
