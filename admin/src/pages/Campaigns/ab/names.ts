import { useCallback } from 'react';
import type { AbKey } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';

/** How a variant is called where there is little room. */
export const letterOf = (key: AbKey): string => key.toUpperCase();

/** "Variant B". */
export const useVariantName = (): ((key: AbKey) => string) => {
  const t = useT();
  return useCallback((key) => t('abTest.variant', { letter: letterOf(key) }), [t]);
};
