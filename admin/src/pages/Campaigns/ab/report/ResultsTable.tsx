import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { AbKey, AbMetric } from '../../../../../../content-types';
import type {
  AbTestResponse,
  AbVariantResult,
} from '../../../../../../server/src/campaigns/contract';
import { BareTable } from '../../../../components/BareTable';
import { Chip } from '../../../../components/Chip';
import { useT } from '../../../../hooks/useT';
import { useVariantName } from '../names';

/** The report stands beside a preview: what counts is the room there, not that of the window. */
const Room = styled.div`
  container-type: inline-size;
`;
/** Here a variant is a card: the rate is what people come for, and it stands last. */
const NARROW = '@container (max-width: 719px)';

const Grid = styled(BareTable)`
  th,
  td {
    vertical-align: top;
  }

  ${NARROW} {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tbody tr {
      display: block;
      padding: ${({ theme }) => `${theme.spaces[2]} 0`};
    }

    tbody th,
    tbody td {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: ${({ theme }) => theme.spaces[2]};
      padding: ${({ theme }) => `${theme.spaces[1]} 0`};
    }
  }
`;
const Number = styled.td`
  white-space: nowrap;
  font-variant-numeric: tabular-nums;

  @container (min-width: 720px) {
    width: 1%;
    && {
      text-align: end;
    }
  }
`;
const NumberHead = styled(Number).attrs({ as: 'th', scope: 'col' })``;
/** The head of the column again, where there is no room for columns. */
const Name = styled.span`
  display: none;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;

  ${NARROW} {
    display: inline;
  }
`;
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
  const numbers = [
    { name: t('abTest.column.people'), of: ({ assigned }: AbVariantResult) => assigned },
    { name: t('abTest.column.sent'), of: ({ sent }: AbVariantResult) => sent },
    {
      name: t('abTest.column.unsubscribed'),
      of: ({ unsubscribed }: AbVariantResult) => unsubscribed,
    },
    ...(hasClicks
      ? [{ name: t('abTest.column.clicks'), of: ({ clicks }: AbVariantResult) => clicks ?? 0 }]
      : []),
  ];
  const rateName = t(`abTest.column.rate.${metric}`);
  const head = (words: string) => (
    <Typography variant="sigma" textColor="neutral600">
      {words}
    </Typography>
  );
  // Roles are said again: a table that is laid out as cards is none to some screen readers.
  return (
    <Room>
      <Grid role="table" aria-label={t('abTest.results')}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {head(t('abTest.variant.label'))}
            </th>
            {numbers.map(({ name }) => (
              <NumberHead key={name} role="columnheader">
                {head(name)}
              </NumberHead>
            ))}
            <th role="columnheader" scope="col">
              {head(rateName)}
            </th>
            {action ? (
              <th role="columnheader" scope="col">
                {head(t('abTest.column.choose'))}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {variants.map((variant) => (
            <tr role="row" key={variant.key}>
              <th role="rowheader" scope="row">
                <Flex direction="column" alignItems="flex-start" gap={1}>
                  <Flex gap={2} wrap="wrap">
                    <Typography textColor="neutral800">{nameOf(variant.key)}</Typography>
                    {mark(variant.key)}
                  </Flex>
                  <Typography variant="pi" textColor="neutral600">
                    {about(variant.key)}
                  </Typography>
                </Flex>
              </th>
              {numbers.map(({ name, of }) => (
                <Number role="cell" key={name}>
                  <Name aria-hidden>{name}</Name>
                  <Typography textColor="neutral800">{formatNumber(of(variant))}</Typography>
                </Number>
              ))}
              <td role="cell">
                <Name aria-hidden>{rateName}</Name>
                <Rate rate={variant.rate} top={top} />
              </td>
              {action ? <td role="cell">{action(variant.key)}</td> : null}
            </tr>
          ))}
        </tbody>
      </Grid>
    </Room>
  );
};
