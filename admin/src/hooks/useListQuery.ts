import { useQueryParams } from '@strapi/strapi/admin';
import { useEffect, useMemo } from 'react';
import {
  readFilters,
  readListRequest,
  withoutDoubles,
  type ListRequest,
  type ListUrlQuery,
} from '../utils/list-query';

/**
 * The state of a list view, kept in the URL, as the request that the server understands.
 * @param filters names of the fields that can be filtered; keep the array outside the component
 */
export const useListQuery = <K extends string>(
  filters: readonly K[],
  defaults: { sort: string; pageSize?: number }
) => {
  const [{ query }, setQuery] = useQueryParams<ListUrlQuery>();
  const { sort, pageSize } = defaults;

  useEffect(() => {
    const single = withoutDoubles(query);
    if (single) setQuery({ ...query, filters: single }, 'push', true);
  }, [query, setQuery]);

  return useMemo(() => {
    const filterValues = readFilters(query, filters);
    const request: ListRequest & Partial<Record<K, string>> = {
      ...readListRequest(query, { sort, pageSize }),
      ...filterValues,
    };
    return {
      request,
      filterValues,
      /** Nothing found then means "nothing matches" and not "nothing there yet". */
      isNarrowed: Boolean(query._q) || Object.keys(filterValues).length > 0,
    };
  }, [query, filters, sort, pageSize]);
};
