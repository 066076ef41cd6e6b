import type {
  ConditionFieldsResponse,
  DeletePromotionResponse,
  FreezePreviewResponse,
  ListCodesRequest,
  ListCodesResponse,
  ListEntriesRequest,
  ListEntriesResponse,
  ListPromotionsRequest,
  ListPromotionsResponse,
  NotifyWinnersRequest,
  NotifyWinnersResponse,
  PromotionResponse,
  PromotionVersionsResponse,
  RemoveCodesResponse,
  ReplaceWinnerRequest,
  SavePromotionRequest,
  UploadCodesRequest,
  UploadCodesResponse,
  VotesResponse,
  WinnersResponse,
} from '../../../server/src/promotions/contract';
import { optinApi, rowTags } from './client';

const one = (id: number) => [{ type: 'OptinPromotion' as const, id }];
const oneAndAll = (id: number) => [...one(id), { type: 'OptinPromotion' as const, id: 'LIST' }];

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinPromotions: build.query<ListPromotionsResponse, ListPromotionsRequest>({
      query: (params) => ({ url: '/optin/promotions', config: { params } }),
      providesTags: (page) => [...rowTags('OptinPromotion', page?.results), 'OptinSubscriber'],
    }),
    getOptinPromotion: build.query<PromotionResponse['data'], number>({
      query: (id) => `/optin/promotions/${id}`,
      transformResponse: ({ data }: PromotionResponse) => data,
      // People and forms move its counts, and what is erased leaves them.
      providesTags: (_promotion, _error, id) => [...one(id), 'OptinSubscriber', 'OptinForm'],
    }),
    createOptinPromotion: build.mutation<PromotionResponse['data'], SavePromotionRequest>({
      query: (data) => ({ url: '/optin/promotions', method: 'POST', data }),
      transformResponse: ({ data }: PromotionResponse) => data,
      invalidatesTags: [{ type: 'OptinPromotion', id: 'LIST' }, 'OptinField'],
    }),
    updateOptinPromotion: build.mutation<
      PromotionResponse['data'],
      { id: number; body: SavePromotionRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/promotions/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: PromotionResponse) => data,
      invalidatesTags: (_promotion, _error, { id }) => [...oneAndAll(id), 'OptinField'],
    }),
    deleteOptinPromotion: build.mutation<DeletePromotionResponse['data'], number>({
      query: (id) => ({ url: `/optin/promotions/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeletePromotionResponse) => data,
      invalidatesTags: [{ type: 'OptinPromotion', id: 'LIST' }, 'OptinField'],
    }),
    /** Custom fields that conditions can be asked of. */
    getOptinConditionFields: build.query<ConditionFieldsResponse['data'], undefined>({
      query: () => '/optin/promotions/fields',
      transformResponse: ({ data }: ConditionFieldsResponse) => data,
      providesTags: ['OptinField'],
    }),
    publishOptinPromotion: build.mutation<PromotionResponse['data'], number>({
      query: (id) => ({ url: `/optin/promotions/${id}/publish`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PromotionResponse) => data,
      invalidatesTags: (_promotion, _error, id) => oneAndAll(id),
    }),
    getOptinPromotionVersions: build.query<PromotionVersionsResponse['data'], number>({
      query: (id) => `/optin/promotions/${id}/versions`,
      transformResponse: ({ data }: PromotionVersionsResponse) => data,
      providesTags: (_versions, _error, id) => one(id),
    }),
    getOptinPromotionEntries: build.query<ListEntriesResponse, ListEntriesRequest & { id: number }>(
      {
        query: ({ id, ...params }) => ({
          url: `/optin/promotions/${id}/entries`,
          config: { params },
        }),
        providesTags: (_page, _error, { id }) => [...one(id), 'OptinSubscriber'],
      }
    ),
    getOptinVotes: build.query<VotesResponse['data'], number>({
      query: (id) => `/optin/promotions/${id}/votes`,
      transformResponse: ({ data }: VotesResponse) => data,
      providesTags: (_votes, _error, id) => [...one(id), 'OptinSubscriber'],
    }),
    getOptinFreezePreview: build.query<FreezePreviewResponse['data'], number>({
      query: (id) => `/optin/promotions/${id}/freeze`,
      transformResponse: ({ data }: FreezePreviewResponse) => data,
      // What freezing would do is asked anew each time: people confirm meanwhile.
      keepUnusedDataFor: 0,
      providesTags: (_preview, _error, id) => [...one(id), 'OptinSubscriber'],
    }),
    freezeOptinPromotion: build.mutation<PromotionResponse['data'], number>({
      query: (id) => ({ url: `/optin/promotions/${id}/freeze`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PromotionResponse) => data,
      invalidatesTags: (_promotion, _error, id) => oneAndAll(id),
    }),
    drawOptinPromotion: build.mutation<PromotionResponse['data'], number>({
      query: (id) => ({ url: `/optin/promotions/${id}/draw`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PromotionResponse) => data,
      invalidatesTags: (_promotion, _error, id) => oneAndAll(id),
    }),
    getOptinWinners: build.query<WinnersResponse['data'], number>({
      query: (id) => `/optin/promotions/${id}/winners`,
      transformResponse: ({ data }: WinnersResponse) => data,
      providesTags: (_winners, _error, id) => [...one(id), 'OptinSubscriber'],
    }),
    replaceOptinWinner: build.mutation<
      WinnersResponse['data'],
      { id: number; body: ReplaceWinnerRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/promotions/${id}/replace`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: WinnersResponse) => data,
      invalidatesTags: (_winners, _error, { id }) => one(id),
    }),
    notifyOptinWinners: build.mutation<
      NotifyWinnersResponse['data'],
      { id: number; body: NotifyWinnersRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/promotions/${id}/notify`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: NotifyWinnersResponse) => data,
      invalidatesTags: (_notified, _error, { id }) => [...one(id), 'OptinSubscriber'],
    }),
    getOptinCodes: build.query<ListCodesResponse, ListCodesRequest & { id: number }>({
      query: ({ id, ...params }) => ({
        url: `/optin/promotions/${id}/codes`,
        config: { params },
      }),
      providesTags: (_page, _error, { id }) => [...one(id), 'OptinSubscriber'],
    }),
    uploadOptinCodes: build.mutation<
      UploadCodesResponse['data'],
      { id: number; body: UploadCodesRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/promotions/${id}/codes`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: UploadCodesResponse) => data,
      invalidatesTags: (_report, error, { id, body }) =>
        error || body.dryRun ? [] : oneAndAll(id),
    }),
    removeOptinCodes: build.mutation<RemoveCodesResponse['data'], number>({
      query: (id) => ({ url: `/optin/promotions/${id}/codes`, method: 'DELETE' }),
      transformResponse: ({ data }: RemoveCodesResponse) => data,
      invalidatesTags: (_removed, _error, id) => oneAndAll(id),
    }),
  }),
});

export const {
  useGetOptinPromotionsQuery: useGetPromotionsQuery,
  useGetOptinPromotionQuery: useGetPromotionQuery,
  useCreateOptinPromotionMutation: useCreatePromotionMutation,
  useUpdateOptinPromotionMutation: useUpdatePromotionMutation,
  useDeleteOptinPromotionMutation: useDeletePromotionMutation,
  useGetOptinConditionFieldsQuery: useGetConditionFieldsQuery,
  usePublishOptinPromotionMutation: usePublishPromotionMutation,
  useGetOptinPromotionVersionsQuery: useGetPromotionVersionsQuery,
  useGetOptinPromotionEntriesQuery: useGetPromotionEntriesQuery,
  useGetOptinVotesQuery: useGetVotesQuery,
  useGetOptinFreezePreviewQuery: useGetFreezePreviewQuery,
  useFreezeOptinPromotionMutation: useFreezePromotionMutation,
  useDrawOptinPromotionMutation: useDrawPromotionMutation,
  useGetOptinWinnersQuery: useGetWinnersQuery,
  useReplaceOptinWinnerMutation: useReplaceWinnerMutation,
  useNotifyOptinWinnersMutation: useNotifyWinnersMutation,
  useGetOptinCodesQuery: useGetCodesQuery,
  useUploadOptinCodesMutation: useUploadCodesMutation,
  useRemoveOptinCodesMutation: useRemoveCodesMutation,
} = api;
