import { Box, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What the page is for, and what happens next. */
  text: string;
  /** The next step. */
  action?: ReactNode;
}

/** Stands where rows will be: says what they are and offers the first step. */
export const EmptyState = ({ title, text, action }: EmptyStateProps) => (
  <Box background="neutral0" shadow="filterShadow" hasRadius padding={11}>
    <Flex direction="column" alignItems="center" gap={4}>
      <EmptyDocuments width="16rem" height="8.8rem" aria-hidden />
      <Typography tag="h2" variant="delta" textAlign="center">
        {title}
      </Typography>
      <Box maxWidth="56rem">
        <Typography tag="p" textColor="neutral600" textAlign="center">
          {text}
        </Typography>
      </Box>
      {action}
    </Flex>
  </Box>
);
