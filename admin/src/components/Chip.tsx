import { Status, Typography, type StatusVariant } from '@strapi/design-system';
import type { ReactNode } from 'react';

/**
 * A word in a coloured box, as Strapi shows the status of an entry. Orange on cream is too faint to
 * read (2.7:1 where WCAG asks for 4.5:1), so warnings are written in the text's own colour.
 */
export const Chip = ({ variant, children }: { variant: StatusVariant; children: ReactNode }) => (
  <Status variant={variant} size="XS" display="inline-flex">
    <Typography
      tag="span"
      variant="omega"
      fontWeight="bold"
      textColor={variant === 'warning' ? 'neutral800' : undefined}
    >
      {children}
    </Typography>
  </Status>
);
