import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Rows = styled.dl`
  display: grid;
  grid-template-columns: minmax(10rem, max-content) 1fr;
  gap: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[4]}`};
  align-items: baseline;
  margin: 0;

  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  a,
  a span {
    font-size: ${({ theme }) => theme.fontSizes[1]};
    line-height: ${({ theme }) => theme.lineHeights[3]};
  }
`;

/** A label and what is to be said under it; left out where that is empty. */
export type FactRow = [label: string, value: ReactNode];

/** Facts, one a line. */
export const Facts = ({ rows }: { rows: FactRow[] }) => (
  <Rows>
    {rows
      .filter(([, value]) => Boolean(value))
      .map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {label}
          </Typography>
          <dd>
            {typeof value === 'string' ? <Typography variant="pi">{value}</Typography> : value}
          </dd>
        </div>
      ))}
  </Rows>
);
