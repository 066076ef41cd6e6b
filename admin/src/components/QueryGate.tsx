import { Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useApiErrors } from '../hooks/useApiErrors';
import { useT } from '../hooks/useT';
import { SkeletonBlock } from './Skeleton';
import { Panel } from './Panel';

interface QueryGateProps<T> {
  query: { data?: T; error?: unknown; isLoading: boolean; refetch: () => unknown };
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Shows a skeleton while data is on its way, and on failure what happened and a way on. */
export const QueryGate = <T,>({ query, lines = 6, children }: QueryGateProps<T>) => {
  const t = useT();
  const errors = useApiErrors();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <SkeletonBlock lines={lines} />;
  return (
    <Panel>
      <Flex direction="column" alignItems="flex-start" gap={4} role="alert">
        <Typography>
          {t('common.error.load')} {errors.message(query.error)}
        </Typography>
        <Button variant="secondary" onClick={() => query.refetch()}>
          {t('common.error.retry')}
        </Button>
      </Flex>
    </Panel>
  );
};
