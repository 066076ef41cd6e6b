import { useCallback, useEffect, useRef, useState } from 'react';
import { useCheckNetworkMutation } from '../../../api/checks';

export interface NetworkProgress {
  checked: number;
  total: number;
}

/** Calls after which a run ends, however little came of it: a hundred slow links take about forty. */
const MAX_CALLS = 80;

/**
 * Looks at links and domain call by call, each of a few seconds, until all are looked at. Leaving the
 * page ends it; what was found by then is kept by the server.
 */
export const useNetworkCheck = (id: number) => {
  const [check] = useCheckNetworkMutation();
  const [progress, setProgress] = useState<NetworkProgress | null>(null);
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  /** @returns whether everything was looked at; throws what the server refused */
  const run = useCallback(
    async (total: number): Promise<boolean> => {
      setProgress({ checked: 0, total });
      try {
        let since: number | undefined;
        for (let calls = 0; calls < MAX_CALLS && isOpen.current; calls += 1) {
          const answer = await check({ id, since }).unwrap();
          if (answer.isDone) return true;
          ({ since } = answer);
          setProgress({ checked: answer.links.checked, total: answer.links.total });
        }
        return false;
      } finally {
        setProgress(null);
      }
    },
    [check, id]
  );
  return { run, progress };
};
