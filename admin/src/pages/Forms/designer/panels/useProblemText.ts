import { useCallback } from 'react';
import type { FormProblem } from '../../../../../../server/src/forms/contract';
import { useT } from '../../../../hooks/useT';

/** A problem as a sentence with its remedy; names of bases and schemes in the reader's words. */
export const useProblemText = (): ((problem: FormProblem) => string) => {
  const t = useT();
  return useCallback(
    ({ code, values }) =>
      t.maybe(`forms.problem.${code}`, code, {
        ...values,
        // An image that is not there at all lacks no language.
        ...(code === 'text-missing' ? { locales: values.locales || 'none' } : {}),
        ...(values.basis ? { basis: t.maybe(`basis.${values.basis}`, values.basis) } : {}),
        ...(values.scheme
          ? { scheme: t.maybe(`forms.scheme.${values.scheme}`, values.scheme) }
          : {}),
        ...(values.token ? { token: t.maybe(`forms.theme.${values.token}`, values.token) } : {}),
      }),
    [t]
  );
};
