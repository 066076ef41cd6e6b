import type {
  AskAgainRequest,
  AskAgainResponse,
  GetWordingResponse,
  ListWordingsRequest,
  ListWordingsResponse,
  PublishWordingResponse,
  SaveWordingRequest,
  SaveWordingResponse,
} from '../../../server/src/consent/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinWordings: build.query<ListWordingsResponse, ListWordingsRequest>({
      query: (params) => ({ url: '/optin/wordings', config: { params } }),
      providesTags: (page) => rowTags('OptinWording', page?.results),
    }),
    getOptinWording: build.query<GetWordingResponse['data'], number>({
      query: (id) => `/optin/wordings/${id}`,
      transformResponse: ({ data }: GetWordingResponse) => data,
      providesTags: (_wording, _error, id) => [{ type: 'OptinWording', id }],
    }),
    createOptinWording: build.mutation<SaveWordingResponse['data'], SaveWordingRequest>({
      query: (data) => ({ url: '/optin/wordings', method: 'POST', data }),
      transformResponse: ({ data }: SaveWordingResponse) => data,
      invalidatesTags: [{ type: 'OptinWording', id: 'LIST' }, 'OptinOverview'],
    }),
    updateOptinWording: build.mutation<
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
    publishOptinWording: build.mutation<PublishWordingResponse['data'], number>({
      query: (id) => ({ url: `/optin/wordings/${id}/publish`, method: 'POST' }),
      transformResponse: ({ data }: PublishWordingResponse) => data,
      invalidatesTags: (_version, _error, id) => [
        { type: 'OptinWording', id },
        { type: 'OptinWording', id: 'LIST' },
        'OptinOverview',
        'OptinForm',
      ],
    }),
    askAgainAboutOptinWording: build.mutation<
      AskAgainResponse['data'],
      { id: number; body: AskAgainRequest }
    >({
      query: ({ id, body }) => ({
        url: `/optin/wordings/${id}/ask-again`,
        method: 'POST',
        data: body,
      }),
      transformResponse: ({ data }: AskAgainResponse) => data,
      invalidatesTags: (_answer, _error, { id }) => [
        { type: 'OptinWording', id },
        'OptinSubscriber',
        'OptinOverview',
      ],
    }),
  }),
});

export const {
  useGetOptinWordingsQuery: useGetWordingsQuery,
  useGetOptinWordingQuery: useGetWordingQuery,
  useCreateOptinWordingMutation: useCreateWordingMutation,
  useUpdateOptinWordingMutation: useUpdateWordingMutation,
  usePublishOptinWordingMutation: usePublishWordingMutation,
  useAskAgainAboutOptinWordingMutation: useAskAgainMutation,
} = api;
