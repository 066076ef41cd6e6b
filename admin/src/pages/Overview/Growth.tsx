import {
  Box,
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';
import { Panel } from '../../components/Panel';
import { useT } from '../../hooks/useT';
import { layOut, totals, type Day } from './chart';

const SERIES = ['requested', 'confirmed', 'withdrawn'] as const;
type Series = (typeof SERIES)[number];

const WIDTH = 900;
const HEIGHT = 160;

const Swatch = styled.span<{ $color: string }>`
  width: 1.2rem;
  height: 1.2rem;
  border-radius: 2px;
  background: ${({ $color }) => $color};
`;

const Drawing = styled.svg`
  display: block;
  width: 100%;
  height: 16rem;
`;

const useColors = (): Record<Series, string> => {
  const { colors } = useTheme();
  return {
    requested: colors.primary200,
    confirmed: colors.primary600,
    withdrawn: colors.danger500,
  };
};

const Bars = ({ days, label }: { days: Day[]; label: string }) => {
  const t = useT();
  const colors = useColors();
  const theme = useTheme();
  const { formatDate } = useIntl();
  const chart = layOut(days, WIDTH, HEIGHT);
  return (
    <Drawing
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {chart.bars.map((bar, index) => (
        <g key={bar.day}>
          <title>
            {t('overview.growth.day', {
              day: formatDate(bar.day, { dateStyle: 'medium', timeZone: 'UTC' }),
              requested: days[index].requested,
              confirmed: days[index].confirmed,
              withdrawn: days[index].withdrawn,
            })}
          </title>
          <rect x={bar.x} width={bar.width} y={0} height={HEIGHT} fill="transparent" />
          {SERIES.map((series) => (
            <rect
              key={series}
              x={bar.x}
              width={bar.width}
              y={bar[series].y}
              height={bar[series].height}
              fill={colors[series]}
            />
          ))}
        </g>
      ))}
      <line
        x1={0}
        x2={WIDTH}
        y1={chart.zero}
        y2={chart.zero}
        stroke={theme.colors.neutral300}
        vectorEffect="non-scaling-stroke"
      />
    </Drawing>
  );
};

const DayTable = ({ days, id }: { days: Day[]; id: string }) => {
  const t = useT();
  const { formatDate, formatNumber } = useIntl();
  return (
    <Box id={id}>
      <Table colCount={SERIES.length + 1} rowCount={days.length + 1}>
        <Thead>
          <Tr>
            <Th>
              <Typography variant="sigma">{t('overview.growth.date')}</Typography>
            </Th>
            {SERIES.map((series) => (
              <Th key={series}>
                <Typography variant="sigma">{t(`overview.growth.${series}`)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {[...days].reverse().map((day) => (
            <Tr key={day.day}>
              <Td>
                <Typography>
                  {formatDate(day.day, { dateStyle: 'medium', timeZone: 'UTC' })}
                </Typography>
              </Td>
              {SERIES.map((series) => (
                <Td key={series}>
                  <Typography>{formatNumber(day[series])}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
};

/** Sign-ups, confirmations and departures of the last 30 days: bars, and the same as a table. */
export const Growth = ({ days }: { days: Day[] }) => {
  const t = useT();
  const colors = useColors();
  const { formatDate, formatNumber } = useIntl();
  const [showsTable, setShowsTable] = useState(false);
  const tableId = useId();
  const sums = totals(days);
  const short = (day: Day | undefined) =>
    day ? formatDate(day.day, { day: 'numeric', month: 'short', timeZone: 'UTC' }) : '';
  return (
    <Panel
      title={t('overview.growth')}
      hint={t('overview.growth.hint')}
      action={
        <Button
          variant="tertiary"
          size="S"
          aria-expanded={showsTable}
          aria-controls={tableId}
          onClick={() => setShowsTable((shown) => !shown)}
        >
          {t(showsTable ? 'overview.growth.hideTable' : 'overview.growth.showTable')}
        </Button>
      }
    >
      <Flex gap={5} wrap="wrap">
        {SERIES.map((series) => (
          <Flex key={series} gap={2}>
            <Swatch $color={colors[series]} aria-hidden />
            <Typography variant="pi">
              {t(`overview.growth.${series}`)} <strong>{formatNumber(sums[series])}</strong>
            </Typography>
          </Flex>
        ))}
      </Flex>
      {sums.requested + sums.confirmed + sums.withdrawn === 0 ? (
        <Typography textColor="neutral600">{t('overview.growth.none')}</Typography>
      ) : (
        <Box>
          <Bars days={days} label={t('overview.growth.summary', { ...sums })} />
          <Flex justifyContent="space-between" paddingTop={1}>
            <Typography variant="pi" textColor="neutral600">
              {short(days[0])}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {short(days[days.length - 1])}
            </Typography>
          </Flex>
        </Box>
      )}
      {showsTable ? <DayTable days={days} id={tableId} /> : null}
    </Panel>
  );
};
