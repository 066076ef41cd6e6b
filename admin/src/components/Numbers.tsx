import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** Counts with what they count, one below the other. */
export const Numbers = ({ rows }: { rows: [label: string, number: number][] }) => {
  const { formatNumber } = useIntl();
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2} style={{ margin: 0 }}>
      {rows.map(([label, number]) => (
        <Flex key={label} justifyContent="space-between" gap={4}>
          <Typography tag="dt" textColor="neutral600">
            {label}
          </Typography>
          <Typography tag="dd" fontWeight="semiBold" style={{ margin: 0 }}>
            {formatNumber(number)}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};
