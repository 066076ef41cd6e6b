import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** What there is to know about one thing: label beside value, above it where it is narrow. */
export const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[1]};

  dd {
    min-width: 0;
    margin-bottom: ${({ theme }) => theme.spaces[3]};
  }

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: 18rem minmax(0, 1fr);
    column-gap: ${({ theme }) => theme.spaces[4]};
  }
`;

/** A line of `Facts`. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>
      <Typography textColor="neutral600">{label}</Typography>
    </dt>
    <dd>
      <Typography tag="div">{children}</Typography>
    </dd>
  </>
);
