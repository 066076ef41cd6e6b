import { createContext, useContext, useMemo } from 'react';
import { AB_KEYS, type AbKey } from '../../../../../../content-types';

/**
 * The variants that blocks on the canvas can be told apart by, as one word (`abc`), so that blocks are
 * drawn again only when there are others; empty where the content is not what differs.
 */
export const VariantKeys = createContext('');

export const useVariantKeys = (): readonly AbKey[] => {
  const letters = useContext(VariantKeys);
  return useMemo(() => AB_KEYS.filter((key) => letters.includes(key)), [letters]);
};
