import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A line of a description list. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex gap={4} alignItems="flex-start">
    <Box tag="dt" flex="0 0 14rem">
      <Typography textColor="neutral600">{label}</Typography>
    </Box>
    <Box tag="dd" flex="1">
      <Typography tag="div">{children}</Typography>
    </Box>
  </Flex>
);
