import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { CampaignCounts } from '../../../../../server/src/campaigns/contract';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { filterSearch } from '../../../utils/list-query';
import { COUNTED_STATES } from '../model/progress';
import { STATE_COLOURS } from './StackedBar';

const Tiles = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

const Tile = styled(Link)`
  display: block;
  height: 100%;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: inherit;
  text-decoration: none;

  &:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

interface CountTilesProps {
  id: number;
  counts: CampaignCounts;
  /** Waiting or being sent. */
  open: number;
  /** Of them, who wait for the winner of an A/B test. */
  held: number;
}

/** One number a state; each leads to the people behind it. */
export const CountTiles = ({ id, counts, open, held }: CountTilesProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const to = (state?: string) =>
    pluginPath(`/campaigns/${id}/recipients${filterSearch(state ? { state } : {})}`);
  const tiles = [
    { key: 'targeted', label: t('campaigns.counts.targeted'), count: counts.targeted, to: to() },
    ...(open - held > 0
      ? [
          {
            key: 'waiting',
            label: t('campaigns.counts.open'),
            count: open - held,
            to: to('waiting'),
          },
        ]
      : []),
    ...(held > 0
      ? [{ key: 'held', label: t('abTest.waiting.short'), count: held, to: to('waiting') }]
      : []),
    ...COUNTED_STATES.map((state) => ({
      key: state,
      label: t(`state.delivery.${state}`),
      count: counts.byState[state],
      to: to(state),
    })),
  ];
  return (
    <Tiles>
      {tiles.map((tile) => {
        const state = COUNTED_STATES.find((counted) => counted === tile.key);
        return (
          <li key={tile.key}>
            <Tile to={tile.to}>
              <Flex gap={2}>
                {state ? (
                  <Box
                    aria-hidden
                    width="0.8rem"
                    height="0.8rem"
                    hasRadius
                    background={STATE_COLOURS[state]}
                  />
                ) : null}
                <Typography variant="pi" textColor="neutral600">
                  {tile.label}
                </Typography>
              </Flex>
              <Typography variant="beta" tag="p">
                {formatNumber(tile.count)}
              </Typography>
            </Tile>
          </li>
        );
      })}
    </Tiles>
  );
};
