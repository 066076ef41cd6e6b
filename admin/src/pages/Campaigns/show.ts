import { createContext, useContext } from 'react';
import type { ShowTarget } from './checks/places';

/**
 * How a place of the campaign is shown, for lists of findings wherever they stand in the composer,
 * dialogs included; null where there is no composer to show it.
 */
const ShowContext = createContext<((target: ShowTarget) => void) | null>(null);
export const ShowProvider = ShowContext.Provider;
export const useShow = () => useContext(ShowContext);
