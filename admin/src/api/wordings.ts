import type {
  GetWordingResponse,
  ListWordingsRequest,
  ListWordingsResponse,
  PublishWordingResponse,
  SaveWordingRequest,
  SaveWordingResponse,
  VerifyLedgerResponse,
} from '../../../server/src/consent/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getWordings: build.query<ListWordingsResponse, ListWordingsRequest>({
      query: (params) => ({ url: '/optin/wordings', config: { params } }),
      providesTags: (page) => rowTags('OptinWording', page?.results),
    }),
    getWording: build.query<GetWordingResponse['data'], number>({
      query: (id) => `/optin/wordings/${id}`,
      transformResponse: ({ data }: GetWordingResponse) => data,
      providesTags: (_wording, _error, id) => [{ type: 'OptinWording', id }],
    }),
    createWording: build.mutation<SaveWordingResponse['data'], SaveWordingRequest>({
      query: (data) => ({ url: '/optin/wordings', method: 'POST', data }),
      transformResponse: ({ data }: SaveWordingResponse) => data,
      invalidatesTags: [{ type: 'OptinWording', id: 'LIST' }, 'OptinOverview'],
    }),
    updateWording: build.mutation<
      SaveWordingResponse['data'],
      { id: number; body: SaveWordingRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/wordings/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SaveWordingResponse) => data,
      invalidatesTags: (_wording, _error, { id }) => [
        { type: 'OptinWording', id },
        { type: 'OptinWording', id: 'LIST' },
      ],
    }),
    publishWording: build.mutation<PublishWordingResponse['data'], number>({
      query: (id) => ({ url: `/optin/wordings/${id}/publish`, method: 'POST' }),
      transformResponse: ({ data }: PublishWordingResponse) => data,
      invalidatesTags: (_version, _error, id) => [
        { type: 'OptinWording', id },
        { type: 'OptinWording', id: 'LIST' },
        'OptinOverview',
        'OptinForm',
      ],
    }),
    verifyLedger: build.mutation<VerifyLedgerResponse['data'], undefined>({
      query: () => ({ url: '/optin/ledger/verify', method: 'POST' }),
      transformResponse: ({ data }: VerifyLedgerResponse) => data,
    }),
  }),
});

export const {
  useGetWordingsQuery,
  useGetWordingQuery,
  useCreateWordingMutation,
  useUpdateWordingMutation,
  usePublishWordingMutation,
  useVerifyLedgerMutation,
} = api;
