import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Where the rest of a block is edited. */
export const CanvasHint = ({ children }: { children: ReactNode }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {children}
  </Typography>
);
