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

const Aside = styled.div`
  @media (min-width: 1200px) {
    position: sticky;
    top: ${({ theme }) => theme.spaces[6]};
    max-height: calc(100vh - 6.4rem);
    overflow: auto;
  }
`;

/** The editor, with what it makes beside it; below it where there is no room. */
export const WithPreview = ({ children, aside }: { children: ReactNode; aside: ReactNode }) => (
  <Grid>
    <div>{children}</div>
    <Aside>{aside}</Aside>
  </Grid>
);
