import { createContext, useContext } from 'react';

/** The message in which entries are shown; the composer says it, so that blocks need not know it. */
export interface ContentPlace {
  /** The language that is on view; null for that of the panel. */
  locale: string | null;
  /** The message's own language, for entries without a version in the one on view. */
  fallback: string | null;
  /** For "not sent before"; null for a message that is not stored. */
  campaignId: number | null;
  listIds: readonly number[];
}

const NOWHERE: ContentPlace = { locale: null, fallback: null, campaignId: null, listIds: [] };
const ContentContext = createContext<ContentPlace>(NOWHERE);

export const ContentProvider = ContentContext.Provider;
export const useContentPlace = (): ContentPlace => useContext(ContentContext);
