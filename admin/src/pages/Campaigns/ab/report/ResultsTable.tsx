import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { AbKey, AbMetric } from '../../../../../../content-types';
import type {
  AbTestResponse,
  AbVariantResult,
} from '../../../../../../server/src/campaigns/contract';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { useVariantName } from '../names';

const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[2]}`};
    text-align: start;
    vertical-align: top;
  }

  tbody tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
const Number = styled.td`
  width: 1%;
  white-space: nowrap;
  font-variant-numeric: tabular-nums;
  && {
    text-align: end;
  }
`;
const NumberHead = styled(Number).attrs({ as: 'th', scope: 'col' })``;
const Track = styled.div`
  position: relative;
  height: 1rem;
  min-width: 8rem;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.neutral150};
`;
/** What the true value probably lies in. */
const Range = styled.div`
  position: absolute;
  inset-block: 0;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.primary200};
`;
const Point = styled.div`
  position: absolute;
  inset-block: 0;
  width: 3px;
  margin-inline-start: -1px;
  background: ${({ theme }) => theme.colors.primary600};
`;

interface RateProps {
  rate: AbVariantResult['rate'];
  /** The highest rate that any variant may have: where the track ends. */
  top: number;
}

const Rate = ({ rate, top }: RateProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  if (!rate) return <Typography textColor="neutral600">–</Typography>;
  const ofHundred = (value: number) =>
    formatNumber(value * 100, { maximumFractionDigits: value < 0.01 ? 2 : 1 });
  const at = (value: number) => `${top > 0 ? Math.min(100, (value / top) * 100) : 0}%`;
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth="14rem">
      <Typography textColor="neutral800">
        {ofHundred(rate.value)}{' '}
        <Typography variant="pi" textColor="neutral600">
          {t('abTest.rate.range', { low: ofHundred(rate.low), high: ofHundred(rate.high) })}
        </Typography>
      </Typography>
      <Track aria-hidden>
        <Range style={{ insetInlineStart: at(rate.low), width: at(rate.high - rate.low) }} />
        <Point style={{ insetInlineStart: at(rate.value) }} />
      </Track>
    </Flex>
  );
};

interface ResultsTableProps {
  test: AbTestResponse['data'];
  metric: AbMetric;
  /** What sets a variant apart, in words; null where only its blocks do. */
  about: (key: AbKey) => string | null;
  /** What can be done with a variant; null where nothing can. */
  action: ((key: AbKey) => ReactNode) | null;
}

/** One row a variant: its people, what they did, and how sure that is. */
export const ResultsTable = ({ test, metric, about, action }: ResultsTableProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const nameOf = useVariantName();
  const { variants, leader, pValue, outcome } = test;
  const hasClicks = variants.some(({ clicks }) => clicks !== null);
  const top = Math.max(0, ...variants.map(({ rate }) => rate?.high ?? 0));
  const mark = (key: AbKey) => {
    if (outcome?.winner === key) return <Chip variant="success">{t('abTest.winner')}</Chip>;
    // Of equals none is ahead, whichever the server names.
    return !outcome && leader === key && pValue !== null && pValue < 1 ? (
      <Chip variant="secondary">{t('abTest.leads')}</Chip>
    ) : null;
  };
  const head = (words: string) => (
    <Typography variant="sigma" textColor="neutral600">
      {words}
    </Typography>
  );
  return (
    <Box overflow="auto" tabIndex={0} role="region" aria-label={t('abTest.results')}>
      <Grid aria-label={t('abTest.results')}>
        <thead>
          <tr>
            <th scope="col">{head(t('abTest.variant.label'))}</th>
            <NumberHead>{head(t('abTest.column.people'))}</NumberHead>
            <NumberHead>{head(t('abTest.column.sent'))}</NumberHead>
            <NumberHead>{head(t('abTest.column.unsubscribed'))}</NumberHead>
            {hasClicks ? <NumberHead>{head(t('abTest.column.clicks'))}</NumberHead> : null}
            <th scope="col">{head(t(`abTest.column.rate.${metric}`))}</th>
            {action ? <th scope="col">{head(t('abTest.column.choose'))}</th> : null}
          </tr>
        </thead>
        <tbody>
          {variants.map(({ key, assigned, sent, unsubscribed, clicks, rate }) => (
            <tr key={key}>
              <th scope="row">
                <Flex direction="column" alignItems="flex-start" gap={1}>
                  <Flex gap={2}>
                    <Typography textColor="neutral800">{nameOf(key)}</Typography>
                    {mark(key)}
                  </Flex>
                  <Typography variant="pi" textColor="neutral600">
                    {about(key)}
                  </Typography>
                </Flex>
              </th>
              {[assigned, sent, unsubscribed, ...(hasClicks ? [clicks] : [])].map(
                (count, index) => (
                  <Number key={index}>
                    <Typography textColor="neutral800">
                      {count === null ? '–' : formatNumber(count)}
                    </Typography>
                  </Number>
                )
              )}
              <td>
                <Rate rate={rate} top={top} />
              </td>
              {action ? <td>{action(key)}</td> : null}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Box>
  );
};
