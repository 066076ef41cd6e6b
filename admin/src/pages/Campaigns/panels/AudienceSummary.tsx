import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PreflightResponse } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { useReason } from '../hooks/useReason';

/** How many people would get it now, and why the others would not. */
export const AudienceSummary = ({
  audience,
}: {
  audience: PreflightResponse['data']['audience'];
}) => {
  const t = useT();
  const reason = useReason();
  const { formatNumber } = useIntl();
  const skipped = Object.entries(audience.skippedByReason).filter(([, count]) => count > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="p" variant="beta">
        {t('campaigns.audience.allowed', { count: audience.allowed })}
      </Typography>
      {audience.targeted > audience.allowed ? (
        <Typography tag="p" textColor="neutral600">
          {t('campaigns.audience.targeted', {
            targeted: audience.targeted,
            skipped: audience.targeted - audience.allowed,
          })}
        </Typography>
      ) : null}
      {skipped.length > 0 ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {skipped.map(([code, count]) => (
            <Typography key={code} tag="li" variant="pi" textColor="neutral600">
              {t('campaigns.reason.count', { reason: reason(code), count: formatNumber(count) })}
            </Typography>
          ))}
        </Flex>
      ) : null}
    </Flex>
  );
};
