import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { BareTable } from './BareTable';

const Number = styled.td`
  width: 1%;
  white-space: nowrap;
  font-variant-numeric: tabular-nums;
  && {
    text-align: end;
  }
`;

const NumberHead = styled(Number).attrs({ as: 'th' })``;

const Track = styled.div`
  height: 1rem;
  min-width: 8rem;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Bar = styled.div<{ $share: number }>`
  width: ${({ $share }) => Math.min(100, $share * 100)}%;
  height: 100%;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.primary600};
`;

const BarCell = styled.td`
  width: 50%;

  @media (max-width: 40rem) {
    display: none;
  }
`;

const BarHead = styled(BarCell).attrs({ as: 'th' })``;

/** One bar: what it stands for, how many people, and their share. */
export interface BarRow {
  key: string;
  label: string;
  count: number;
  /** From 0 to 1. */
  share: number;
}

interface BarTableProps {
  caption: string;
  /** Heads of the columns. */
  heads: { label: string; count: string; share: string };
  rows: BarRow[];
}

/** Bars that are a table: what is seen and what is read out are the same. */
export const BarTable = ({ caption, heads, rows }: BarTableProps) => {
  const { formatNumber } = useIntl();
  return (
    <Box overflow="auto">
      <BareTable aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {heads.label}
              </Typography>
            </th>
            <BarHead aria-hidden />
            <NumberHead scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {heads.count}
              </Typography>
            </NumberHead>
            <NumberHead scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {heads.share}
              </Typography>
            </NumberHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, count, share }) => (
            <tr key={key}>
              <th scope="row">
                <Typography textColor="neutral800">{label}</Typography>
              </th>
              <BarCell aria-hidden>
                <Track>
                  <Bar $share={share} />
                </Track>
              </BarCell>
              <Number>
                <Typography textColor="neutral800">{formatNumber(count)}</Typography>
              </Number>
              <Number>
                <Typography textColor="neutral600">
                  {formatNumber(share, { style: 'percent', maximumFractionDigits: 0 })}
                </Typography>
              </Number>
            </tr>
          ))}
        </tbody>
      </BareTable>
    </Box>
  );
};
