import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  ContentLocale,
  ContentTypeInfo,
} from '../../../../../server/src/campaigns/content/contract';
import { useListContentTypesQuery } from '../../../api/content';
import { useContentPlace } from './context';

export interface ContentTypes {
  /** Those whose entries can become cards; null while they are not known. */
  types: readonly ContentTypeInfo[] | null;
  locales: readonly ContentLocale[];
  error: unknown;
  refetch: () => unknown;
}

/** Content types that the administrator may read and that have a mapping. */
export const useContentTypes = (): ContentTypes => {
  const { data, error, refetch } = useListContentTypesQuery(undefined);
  return useMemo(
    () => ({
      types: data ? data.types.filter(({ mapping }) => mapping !== null) : null,
      locales: data?.locales ?? [],
      error,
      refetch,
    }),
    [data, error, refetch]
  );
};

/** The language in which entries are looked at: that of the message on view, else the panel's. */
export const useContentLocale = (): string => {
  const { locale } = useContentPlace();
  const { locale: panelLocale } = useIntl();
  return locale ?? panelLocale;
};
