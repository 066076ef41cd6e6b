import { useMemo } from 'react';
import type { Wording } from '../../../../content-types';
import type { ListRow } from '../../../../server/src/audience/contract';
import { useGetListsQuery } from '../../api/lists';
import { useGetWordingsQuery } from '../../api/wordings';
import { useCan } from '../../hooks/useCan';

/** What a form can point at. */
export interface FormChoices {
  wordings: Wording[];
  lists: ListRow[];
}

/** Pickers show up to this many; the server gives no more at a time. */
const ALL = { page: 1, pageSize: 100, sort: 'name:asc' };

/** Wordings and lists to choose from; empty for who may not see them. */
export const useFormChoices = () => {
  const can = useCan();
  const mayReadWordings = can('read-wordings');
  const mayReadLists = can('read-lists');
  const wordings = useGetWordingsQuery(ALL, { skip: !mayReadWordings });
  const lists = useGetListsQuery(ALL, { skip: !mayReadLists });
  const isReady = (wordings.data || !mayReadWordings) && (lists.data || !mayReadLists);
  const data = useMemo<FormChoices | undefined>(
    () =>
      isReady
        ? { wordings: wordings.data?.results ?? [], lists: lists.data?.results ?? [] }
        : undefined,
    [isReady, wordings.data, lists.data]
  );
  return {
    data,
    error: wordings.error ?? lists.error,
    isLoading: !isReady,
    refetch: () => {
      if (wordings.error) void wordings.refetch();
      if (lists.error) void lists.refetch();
    },
  };
};
