import type { ReactNode } from 'react';
import { LoadFailure } from './LoadFailure';
import { SkeletonBlock } from './Skeleton';

interface QueryGateProps<T> {
  query: { data?: T; error?: unknown; isLoading: boolean; refetch: () => unknown };
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Shows a skeleton while data is on its way, and on failure what happened and a way on. */
export const QueryGate = <T,>({ query, lines = 6, children }: QueryGateProps<T>) => {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.error) return <SkeletonBlock lines={lines} />;
  return <LoadFailure error={query.error} retry={query.refetch} />;
};
