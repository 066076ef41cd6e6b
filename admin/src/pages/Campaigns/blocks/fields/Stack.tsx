import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Fields one below the other: the inspector is narrow. */
export const Stack = ({ children }: { children: ReactNode }) => (
  <Flex direction="column" alignItems="stretch" gap={4} width="100%">
    {children}
  </Flex>
);
