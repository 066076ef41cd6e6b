import { Box } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Grid = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;

  @media (min-width: 1200px) {
    grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
  }
`;

const Aside = styled(Box)`
  @media (min-width: 1200px) {
    position: sticky;
    top: ${({ theme }) => theme.spaces[6]};
    max-height: calc(100vh - 6.4rem);
    overflow: auto;
  }
`;

interface ColumnsProps {
  children: ReactNode;
  /** Without it the work has the whole width. */
  aside: ReactNode | null;
}

/** Work at the left, what comes of it at the right; one below the other where there is no room. */
export const Columns = ({ children, aside }: ColumnsProps) =>
  aside === null ? (
    <>{children}</>
  ) : (
    <Grid>
      {children}
      <Aside>{aside}</Aside>
    </Grid>
  );
