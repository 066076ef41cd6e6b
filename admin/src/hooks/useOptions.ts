import { useGetListsQuery } from '../api/lists';
import { useGetSendersQuery } from '../api/senders';
import { useCan } from './useCan';

export interface Option {
  id: number;
  name: string;
}

/** Pickers show up to this many; the server gives no more at a time. */
const ALL = { page: 1, pageSize: 100, sort: 'name:asc' };

/** Lists to choose from; empty without the permission to see them. */
export const useListOptions = (): Option[] => {
  const can = useCan();
  const { data } = useGetListsQuery(ALL, { skip: !can('read-lists') });
  return data?.results ?? [];
};

/** Senders to choose from; empty without the permission to see them. */
export const useSenderOptions = (): Option[] => {
  const can = useCan();
  const { data } = useGetSendersQuery(ALL, { skip: !can('read-senders') });
  return data?.results ?? [];
};
