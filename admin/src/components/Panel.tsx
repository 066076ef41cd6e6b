import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface PanelProps {
  title?: string;
  hint?: ReactNode;
  /** Stands at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A white box with a heading, as on Strapi's settings pages. */
export const Panel = ({ title, hint, action, children }: PanelProps) => (
  <Box background="neutral0" hasRadius shadow="filterShadow" padding={6} tag="section">
    <Flex direction="column" alignItems="stretch" gap={4}>
      {title || action ? (
        <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
          <Flex direction="column" alignItems="flex-start" gap={1} flex="1 1 30rem">
            {title ? (
              <Typography tag="h2" variant="delta">
                {title}
              </Typography>
            ) : null}
            {hint ? (
              <Typography tag="p" textColor="neutral600">
                {hint}
              </Typography>
            ) : null}
          </Flex>
          {action}
        </Flex>
      ) : null}
      {children}
    </Flex>
  </Box>
);
