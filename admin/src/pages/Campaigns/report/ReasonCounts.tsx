import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { filterSearch } from '../../../utils/list-query';
import { useReason } from '../hooks/useReason';
import { byCount } from '../model/progress';

interface ReasonCountsProps {
  id: number;
  state: 'skipped' | 'failed';
  reasons: Record<string, number>;
}

/** Why people were skipped, or why mails failed, with the people behind each number. */
export const ReasonCounts = ({ id, state, reasons }: ReasonCountsProps) => {
  const t = useT();
  const reason = useReason();
  const { formatNumber } = useIntl();
  const entries = byCount(reasons);
  if (entries.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t(`campaigns.counts.${state}`)}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {entries.map(([code, count]) => (
          <li key={code}>
            <Link
              tag={RouterLink}
              to={pluginPath(`/campaigns/${id}/recipients${filterSearch({ state, reason: code })}`)}
            >
              {t('campaigns.reason.count', { reason: reason(code), count: formatNumber(count) })}
            </Link>
          </li>
        ))}
      </Flex>
    </Flex>
  );
};
