import type {
  DeleteListResponse,
  GetListResponse,
  ListListsRequest,
  ListListsResponse,
  RegimesResponse,
  SaveListRequest,
  SaveListResponse,
} from '../../../server/src/audience/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinLists: build.query<ListListsResponse, ListListsRequest>({
      query: (params) => ({ url: '/optin/lists', config: { params } }),
      providesTags: (page) => rowTags('OptinList', page?.results),
    }),
    getOptinList: build.query<GetListResponse['data'], number>({
      query: (id) => `/optin/lists/${id}`,
      transformResponse: ({ data }: GetListResponse) => data,
      providesTags: (_list, _error, id) => [{ type: 'OptinList', id }],
    }),
    createOptinList: build.mutation<SaveListResponse['data'], SaveListRequest>({
      query: (data) => ({ url: '/optin/lists', method: 'POST', data }),
      transformResponse: ({ data }: SaveListResponse) => data,
      invalidatesTags: [{ type: 'OptinList', id: 'LIST' }, 'OptinOverview'],
    }),
    updateOptinList: build.mutation<
      SaveListResponse['data'],
      { id: number; body: SaveListRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/lists/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SaveListResponse) => data,
      invalidatesTags: (_list, _error, { id }) => [
        { type: 'OptinList', id },
        { type: 'OptinList', id: 'LIST' },
        'OptinOverview',
        'OptinSubscriber',
      ],
    }),
    deleteOptinList: build.mutation<DeleteListResponse['data'], number>({
      query: (id) => ({ url: `/optin/lists/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteListResponse) => data,
      invalidatesTags: [{ type: 'OptinList', id: 'LIST' }, 'OptinOverview'],
    }),
    /** What the law and the administrator permit; open to whoever may see lists. */
    getOptinRegimes: build.query<RegimesResponse['data'], undefined>({
      query: () => '/optin/regimes',
      transformResponse: ({ data }: RegimesResponse) => data,
      providesTags: ['OptinSettings'],
    }),
  }),
});

export const {
  useGetOptinListsQuery: useGetListsQuery,
  useLazyGetOptinListsQuery: useLazyGetListsQuery,
  useGetOptinListQuery: useGetListQuery,
  useCreateOptinListMutation: useCreateListMutation,
  useUpdateOptinListMutation: useUpdateListMutation,
  useDeleteOptinListMutation: useDeleteListMutation,
  useGetOptinRegimesQuery: useGetRegimesQuery,
} = api;
