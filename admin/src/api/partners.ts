import type {
  DeletePartnerResponse,
  ExportPartnerRequest,
  ExportPartnerResponse,
  ExportPreviewResponse,
  GetPartnerResponse,
  ListBatchesResponse,
  ListPartnersRequest,
  ListPartnersResponse,
  ListTransfersRequest,
  ListTransfersResponse,
  PartnerSecretResponse,
  RetryTransfersResponse,
  SavePartnerRequest,
  SavePartnerResponse,
  TestPartnerResponse,
  WithdrawPartnersRequest,
  WithdrawPartnersResponse,
} from '../../../server/src/partners/contract';
import { optinApi, rowTags } from './client';

const one = (id: number) => [{ type: 'OptinPartner' as const, id }];
const oneAndAll = (id: number) => [...one(id), { type: 'OptinPartner' as const, id: 'LIST' }];

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinPartners: build.query<ListPartnersResponse, ListPartnersRequest>({
      query: (params) => ({ url: '/optin/partners', config: { params } }),
      providesTags: (page) => [...rowTags('OptinPartner', page?.results), 'OptinSubscriber'],
    }),
    getOptinPartner: build.query<GetPartnerResponse['data'], number>({
      query: (id) => `/optin/partners/${id}`,
      transformResponse: ({ data }: GetPartnerResponse) => data,
      providesTags: (_partner, _error, id) => [...one(id), 'OptinSubscriber', 'OptinForm'],
    }),
    createOptinPartner: build.mutation<SavePartnerResponse['data'], SavePartnerRequest>({
      query: (data) => ({ url: '/optin/partners', method: 'POST', data }),
      transformResponse: ({ data }: SavePartnerResponse) => data,
      invalidatesTags: [{ type: 'OptinPartner', id: 'LIST' }],
    }),
    updateOptinPartner: build.mutation<
      SavePartnerResponse['data'],
      { id: number; body: SavePartnerRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/partners/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SavePartnerResponse) => data,
      invalidatesTags: (_partner, _error, { id }) => oneAndAll(id),
    }),
    deleteOptinPartner: build.mutation<DeletePartnerResponse['data'], number>({
      query: (id) => ({ url: `/optin/partners/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeletePartnerResponse) => data,
      invalidatesTags: [{ type: 'OptinPartner', id: 'LIST' }],
    }),
    getOptinPartnerSecret: build.query<PartnerSecretResponse['data'], number>({
      query: (id) => `/optin/partners/${id}/secret`,
      transformResponse: ({ data }: PartnerSecretResponse) => data,
      // A secret is not kept once nobody looks at it.
      keepUnusedDataFor: 0,
      providesTags: (_secret, _error, id) => one(id),
    }),
    replaceOptinPartnerSecret: build.mutation<PartnerSecretResponse['data'], number>({
      query: (id) => ({ url: `/optin/partners/${id}/secret`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PartnerSecretResponse) => data,
      invalidatesTags: (_secret, _error, id) => one(id),
    }),
    testOptinPartner: build.mutation<TestPartnerResponse['data'], number>({
      query: (id) => ({ url: `/optin/partners/${id}/test`, method: 'POST', data: {} }),
      transformResponse: ({ data }: TestPartnerResponse) => data,
    }),
    getOptinPartnerTransfers: build.query<
      ListTransfersResponse,
      ListTransfersRequest & { id: number }
    >({
      query: ({ id, ...params }) => ({
        url: `/optin/partners/${id}/transfers`,
        config: { params },
      }),
      providesTags: (_page, _error, { id }) => [...one(id), 'OptinSubscriber'],
    }),
    retryOptinPartner: build.mutation<RetryTransfersResponse['data'], number>({
      query: (id) => ({ url: `/optin/partners/${id}/retry`, method: 'POST', data: {} }),
      transformResponse: ({ data }: RetryTransfersResponse) => data,
      invalidatesTags: (_result, _error, id) => oneAndAll(id),
    }),
    getOptinPartnerBatches: build.query<ListBatchesResponse, number>({
      query: (id) => ({
        url: `/optin/partners/${id}/batches`,
        config: { params: { pageSize: 5 } },
      }),
      providesTags: (_page, _error, id) => one(id),
    }),
    getOptinPartnerExport: build.query<
      ExportPreviewResponse['data'],
      { id: number; since: string | null }
    >({
      query: ({ id, since }) => ({
        url: `/optin/partners/${id}/exports`,
        config: { params: since ? { since } : {} },
      }),
      transformResponse: ({ data }: ExportPreviewResponse) => data,
      providesTags: (_preview, _error, { id }) => [...one(id), 'OptinSubscriber'],
    }),
    exportOptinPartner: build.mutation<
      ExportPartnerResponse['data'],
      { id: number; body: ExportPartnerRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/partners/${id}/exports`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: ExportPartnerResponse) => data,
      invalidatesTags: (_file, _error, { id }) => [...oneAndAll(id), 'OptinSubscriber'],
    }),
    withdrawOptinPartners: build.mutation<
      WithdrawPartnersResponse['data'],
      { id: number; body: WithdrawPartnersRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/subscribers/${id}/partners/withdraw`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: WithdrawPartnersResponse) => data,
      invalidatesTags: ['OptinSubscriber', 'OptinPartner'],
    }),
  }),
});

export const {
  useGetOptinPartnersQuery: useGetPartnersQuery,
  useGetOptinPartnerQuery: useGetPartnerQuery,
  useCreateOptinPartnerMutation: useCreatePartnerMutation,
  useUpdateOptinPartnerMutation: useUpdatePartnerMutation,
  useDeleteOptinPartnerMutation: useDeletePartnerMutation,
  useGetOptinPartnerSecretQuery: useGetPartnerSecretQuery,
  useReplaceOptinPartnerSecretMutation: useReplacePartnerSecretMutation,
  useTestOptinPartnerMutation: useTestPartnerMutation,
  useGetOptinPartnerTransfersQuery: useGetPartnerTransfersQuery,
  useRetryOptinPartnerMutation: useRetryPartnerMutation,
  useGetOptinPartnerBatchesQuery: useGetPartnerBatchesQuery,
  useGetOptinPartnerExportQuery: useGetPartnerExportQuery,
  useExportOptinPartnerMutation: useExportPartnerMutation,
  useWithdrawOptinPartnersMutation: useWithdrawPartnersMutation,
} = api;
