import type { ReactNode } from 'react';
import { PageShell } from './PageShell';
import { QueryGate } from './QueryGate';

interface LoadingPageProps<T> {
  query: { data?: T; error?: unknown; isLoading: boolean; refetch: () => unknown };
  /** Title while the real one is not known yet. */
  title: string;
  back?: string;
  children: (data: T) => ReactNode;
}

/** A page about one thing: frame and skeleton at once, the thing when it is there. */
export const LoadingPage = <T,>({ query, title, back, children }: LoadingPageProps<T>) =>
  query.data === undefined ? (
    <PageShell title={title} back={back}>
      <QueryGate query={query}>{() => null}</QueryGate>
    </PageShell>
  ) : (
    <>{children(query.data)}</>
  );
