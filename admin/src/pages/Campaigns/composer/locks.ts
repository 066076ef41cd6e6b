import { createContext, useContext } from 'react';

/** In a template: which blocks it locks in campaigns. Here they stay as free as the others. */
export interface Locks {
  ids: ReadonlySet<string>;
  toggle: (id: string, isLocked: boolean) => void;
}

const LocksContext = createContext<Locks | null>(null);
export const LocksProvider = LocksContext.Provider;
/** Null in campaigns, where locks hold and nobody sets any. */
export const useLocks = (): Locks | null => useContext(LocksContext);
