import { useCallback } from 'react';
import { useT } from '../../../hooks/useT';

/** Why a person was skipped or a mail failed, in words; a code that is new here stays readable. */
export const useReason = (): ((code: string) => string) => {
  const t = useT();
  return useCallback(
    (code) =>
      t.maybe(`campaigns.reason.${code}`, t.maybe(`reason.${code}`, code.replaceAll('-', ' '))),
    [t]
  );
};
