import { Box, Flex, Grid, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { OverviewResponse } from '../../../../server/src/insights/contract';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';
import { filterSearch } from '../../utils/list-query';

type Counts = OverviewResponse['data']['subscribers'];

/** The rows behind each number. */
const SEARCH: Record<keyof Counts, string> = {
  total: '',
  mailable: filterSearch({ state: 'confirmed', suppressed: 'false' }),
  pending: filterSearch({ state: 'pending' }),
  suppressed: filterSearch({ suppressed: 'true' }),
};

const CardLink = styled(Link)`
  display: block;
  height: 100%;
  text-decoration: none;
  border-radius: ${({ theme }) => theme.borderRadius};

  &:hover > div {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;

const Counter = ({ name, value }: { name: keyof Counts; value: number }) => {
  const t = useT();
  const can = useCan();
  const { formatNumber } = useIntl();
  const card = (
    <Box background="neutral0" hasRadius shadow="filterShadow" padding={5} height="100%">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="sigma" textColor="neutral600">
          {t(`overview.count.${name}`)}
        </Typography>
        <Typography variant="alpha" textColor="neutral800">
          {formatNumber(value)}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t(`overview.count.${name}.hint`)}
        </Typography>
      </Flex>
    </Box>
  );
  return can('read-subscribers') ? (
    <CardLink to={pluginPath(`/subscribers${SEARCH[name]}`)}>{card}</CardLink>
  ) : (
    card
  );
};

/** How many people there are, and how many of them may be written to. */
export const Counters = ({ counts }: { counts: Counts }) => (
  <Grid.Root gap={4}>
    {(['total', 'mailable', 'pending', 'suppressed'] as const).map((name) => (
      <Grid.Item key={name} col={3} s={6} xs={12} direction="column" alignItems="stretch">
        <Counter name={name} value={counts[name]} />
      </Grid.Item>
    ))}
  </Grid.Root>
);
