import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A line of `Facts`. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex
    gap={{ initial: 1, medium: 4 }}
    direction={{ initial: 'column', medium: 'row' }}
    alignItems="flex-start"
  >
    <Box tag="dt" flex="0 0 18rem">
      <Typography textColor="neutral600">{label}</Typography>
    </Box>
    <Box tag="dd" flex="1" minWidth="0" width="100%">
      <Typography tag="div">{children}</Typography>
    </Box>
  </Flex>
);

/** What there is to know about one thing, label by value. */
export const Facts = ({ children }: { children: ReactNode }) => (
  <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
    {children}
  </Flex>
);
