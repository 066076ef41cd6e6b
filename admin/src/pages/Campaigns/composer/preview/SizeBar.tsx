import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useT } from '../../../../hooks/useT';

/** Bytes of HTML after which Gmail clips a message. */
export const CLIPPED_AT = 102 * 1024;

/** How near a message is to being clipped by Gmail, which counts its HTML. */
export const SizeBar = ({ bytes }: { bytes: number }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const kilobytes = (size: number) => formatNumber(size / 1024, { maximumFractionDigits: 0 });
  const share = Math.min(bytes / CLIPPED_AT, 1);
  const colour = share >= 1 ? 'danger600' : share > 0.8 ? 'warning600' : 'success600';
  const words = t(share >= 1 ? 'composer.size.clipped' : 'composer.size', {
    size: kilobytes(bytes),
    limit: kilobytes(CLIPPED_AT),
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth="18rem">
      <Box
        role="meter"
        aria-label={t('composer.size.label')}
        aria-valuemin={0}
        aria-valuemax={CLIPPED_AT}
        aria-valuenow={Math.min(bytes, CLIPPED_AT)}
        aria-valuetext={words}
        background="neutral200"
        hasRadius
        overflow="hidden"
        height="6px"
      >
        <Box background={colour} height="6px" style={{ width: `${share * 100}%` }} />
      </Box>
      <Typography variant="pi" textColor={share >= 1 ? 'danger600' : 'neutral600'}>
        {words}
      </Typography>
    </Flex>
  );
};
