import { useMemo } from 'react';
import type { CustomField } from '../../../../../../content-types';
import type { ListListsResponse } from '../../../../../../server/src/audience/contract';
import { optinApi, rowTags } from '../../../../api/client';
import { useGetFieldsQuery } from '../../../../api/fields';
import { useCan } from '../../../../hooks/useCan';
import type { Option } from '../../../../hooks/useOptions';

/** The server gives no more rows at a time. */
const PAGE = 100;

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    /**
     * Every list by name, however many: one that is missing here has been deleted, which a single
     * page of them could not tell.
     */
    getOptinListNames: build.query<Option[], undefined>({
      queryFn: async (_arg, _api, _options, fetch) => {
        const lists: Option[] = [];
        for (let page = 1; ; page += 1) {
          const answer = await fetch({
            url: '/optin/lists',
            config: { params: { page, pageSize: PAGE, sort: 'name:asc' } },
          });
          if (answer.error) return { error: answer.error };
          const { results, pagination } = answer.data as ListListsResponse;
          lists.push(...results.map(({ id, name }) => ({ id, name })));
          if (page >= pagination.pageCount) return { data: lists };
        }
      },
      providesTags: (lists) => rowTags('OptinList', lists),
    }),
  }),
});

/** What rules can look at; null while it is not known, or may not be. */
export interface Sources {
  lists: readonly Option[] | null;
  fields: readonly CustomField[] | null;
}

/** @param isNeeded false asks the server for nothing: most blocks have no rules. */
export const useSources = (isNeeded = true): Sources => {
  const can = useCan();
  const lists = api.useGetOptinListNamesQuery(undefined, {
    skip: !isNeeded || !can('read-lists'),
  });
  const fields = useGetFieldsQuery(undefined, { skip: !isNeeded || !can('read-fields') });
  return useMemo(
    () => ({ lists: lists.data ?? null, fields: fields.data ?? null }),
    [lists.data, fields.data]
  );
};
