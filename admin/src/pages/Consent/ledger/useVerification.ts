import { useEffect, useRef, useState } from 'react';
import { useGetVerificationQuery } from '../../../api/ledger';
import { secondsLeft, type Observation } from './verdict';

const REFRESH = 1000;

/**
 * The verification as the server has it: whoever comes back to the page, reloads it or opens it on
 * another computer sees the same one run on.
 */
export const useVerification = () => {
  const [isRunning, setRunning] = useState(false);
  const first = useRef<Observation | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const query = useGetVerificationQuery(undefined, {
    pollingInterval: isRunning ? REFRESH : 0,
    refetchOnMountOrArgChange: true,
  });
  const { data } = query;

  useEffect(() => {
    if (!data) return;
    setRunning(data.state === 'running');
    if (data.state !== 'running') {
      first.current = null;
      setLeft(null);
      return;
    }
    const now = { at: Date.now(), checked: data.checked };
    // A new run starts lower than the last look at the one before.
    if (!first.current || first.current.checked > now.checked) first.current = now;
    setLeft(secondsLeft(first.current, now, data.total));
  }, [data]);

  return { query, isRunning, left };
};
