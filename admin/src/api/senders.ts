import type {
  DeleteSenderResponse,
  GetSenderResponse,
  ListSendersRequest,
  ListSendersResponse,
  SaveSenderRequest,
  SaveSenderResponse,
} from '../../../server/src/messages/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinSenders: build.query<ListSendersResponse, ListSendersRequest>({
      query: (params) => ({ url: '/optin/senders', config: { params } }),
      providesTags: (page) => rowTags('OptinSender', page?.results),
    }),
    getOptinSender: build.query<GetSenderResponse['data'], number>({
      query: (id) => `/optin/senders/${id}`,
      transformResponse: ({ data }: GetSenderResponse) => data,
      providesTags: (_sender, _error, id) => [{ type: 'OptinSender', id }],
    }),
    createOptinSender: build.mutation<SaveSenderResponse['data'], SaveSenderRequest>({
      query: (data) => ({ url: '/optin/senders', method: 'POST', data }),
      transformResponse: ({ data }: SaveSenderResponse) => data,
      invalidatesTags: [{ type: 'OptinSender', id: 'LIST' }, 'OptinOverview'],
    }),
    updateOptinSender: build.mutation<
      SaveSenderResponse['data'],
      { id: number; body: SaveSenderRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/senders/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SaveSenderResponse) => data,
      invalidatesTags: (_sender, _error, { id }) => [
        { type: 'OptinSender', id },
        { type: 'OptinSender', id: 'LIST' },
        'OptinOverview',
      ],
    }),
    deleteOptinSender: build.mutation<DeleteSenderResponse['data'], number>({
      query: (id) => ({ url: `/optin/senders/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteSenderResponse) => data,
      invalidatesTags: [{ type: 'OptinSender', id: 'LIST' }, 'OptinOverview'],
    }),
  }),
});

export const {
  useGetOptinSendersQuery: useGetSendersQuery,
  useLazyGetOptinSendersQuery: useLazyGetSendersQuery,
  useGetOptinSenderQuery: useGetSenderQuery,
  useCreateOptinSenderMutation: useCreateSenderMutation,
  useUpdateOptinSenderMutation: useUpdateSenderMutation,
  useDeleteOptinSenderMutation: useDeleteSenderMutation,
} = api;
