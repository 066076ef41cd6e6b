import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { LEGAL_BASES } from '../../../../../content-types/subscription';
import type { PreflightResponse } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { useReason } from '../hooks/useReason';
import { byCount } from '../model/progress';

interface BreakdownProps {
  title: string;
  parts: { key: string; words: string; count: number }[];
}

const Breakdown = ({ title, parts }: BreakdownProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  if (parts.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {parts.map(({ key, words, count }) => (
          <Typography key={key} tag="li">
            {t('campaigns.reason.count', { reason: words, count: formatNumber(count) })}
          </Typography>
        ))}
      </Flex>
    </Flex>
  );
};

/** How many people would get it now, on what bases, and why the others would not. */
export const AudienceSummary = ({
  audience,
}: {
  audience: PreflightResponse['data']['audience'];
}) => {
  const t = useT();
  const reason = useReason();
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
      <Breakdown
        title={t('campaigns.audience.bases')}
        parts={LEGAL_BASES.flatMap((basis) => {
          const count = audience.allowedByBasis[basis] ?? 0;
          return count > 0 ? [{ key: basis, words: t(`basis.${basis}`), count }] : [];
        })}
      />
      <Breakdown
        title={t('campaigns.audience.skipped')}
        parts={byCount(audience.skippedByReason).map(([code, count]) => ({
          key: code,
          words: reason(code),
          count,
        }))}
      />
    </Flex>
  );
};
