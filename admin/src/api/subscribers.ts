import type {
  BulkSubscribersRequest,
  BulkSubscribersResponse,
  CreateSubscriberRequest,
  CreateSubscriberResponse,
  GetSubscriberResponse,
  ListSubscribersRequest,
  ListSubscribersResponse,
  RegisterRequest,
  RegisterResponse,
  UpdateSubscriberRequest,
  UpdateSubscriberResponse,
} from '../../../server/src/audience/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinSubscribers: build.query<ListSubscribersResponse, ListSubscribersRequest>({
      query: (params) => ({ url: '/optin/subscribers', config: { params } }),
      providesTags: (page) => rowTags('OptinSubscriber', page?.results),
    }),
    getOptinSubscriber: build.query<GetSubscriberResponse['data'], number>({
      query: (id) => `/optin/subscribers/${id}`,
      transformResponse: ({ data }: GetSubscriberResponse) => data,
      providesTags: (_person, _error, id) => [{ type: 'OptinSubscriber', id }],
    }),
    createOptinSubscriber: build.mutation<
      CreateSubscriberResponse['data'],
      CreateSubscriberRequest
    >({
      query: (data) => ({ url: '/optin/subscribers', method: 'POST', data }),
      transformResponse: ({ data }: CreateSubscriberResponse) => data,
      invalidatesTags: ['OptinSubscriber', 'OptinList', 'OptinOverview'],
    }),
    updateOptinSubscriber: build.mutation<
      UpdateSubscriberResponse['data'],
      { id: number; body: UpdateSubscriberRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/subscribers/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: UpdateSubscriberResponse) => data,
      invalidatesTags: (_person, _error, { id }) => [
        { type: 'OptinSubscriber', id },
        { type: 'OptinSubscriber', id: 'LIST' },
      ],
    }),
    bulkOptinSubscribers: build.mutation<BulkSubscribersResponse['data'], BulkSubscribersRequest>({
      query: (data) => ({ url: '/optin/subscribers/bulk', method: 'POST', data }),
      transformResponse: ({ data }: BulkSubscribersResponse) => data,
      invalidatesTags: ['OptinSubscriber', 'OptinList', 'OptinOverview'],
    }),
    registerOptinSubscribers: build.mutation<RegisterResponse['data'], RegisterRequest>({
      query: (data) => ({ url: '/optin/registrations', method: 'POST', data }),
      transformResponse: ({ data }: RegisterResponse) => data,
      invalidatesTags: ['OptinSubscriber', 'OptinList', 'OptinOverview'],
    }),
  }),
});

export const {
  useGetOptinSubscribersQuery: useGetSubscribersQuery,
  useGetOptinSubscriberQuery: useGetSubscriberQuery,
  useCreateOptinSubscriberMutation: useCreateSubscriberMutation,
  useUpdateOptinSubscriberMutation: useUpdateSubscriberMutation,
  useBulkOptinSubscribersMutation: useBulkSubscribersMutation,
  useRegisterOptinSubscribersMutation: useRegisterSubscribersMutation,
} = api;
