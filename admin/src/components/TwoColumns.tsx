import { Grid } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Work at the left, facts and further actions at the right; one below the other when narrow. */
export const TwoColumns = ({ main, aside }: { main: ReactNode; aside: ReactNode }) => (
  <Grid.Root gap={6}>
    <Grid.Item col={aside ? 8 : 12} s={12} xs={12} direction="column" alignItems="stretch">
      {main}
    </Grid.Item>
    {aside ? (
      <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
        {aside}
      </Grid.Item>
    ) : null}
  </Grid.Root>
);
