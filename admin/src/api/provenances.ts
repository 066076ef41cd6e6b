import type {
  DeleteProvenanceResponse,
  GetProvenanceResponse,
  ListProvenancesRequest,
  ListProvenancesResponse,
  SaveProvenanceRequest,
  SaveProvenanceResponse,
} from '../../../server/src/audience/contract';
import { optinApi, rowTags } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinProvenances: build.query<ListProvenancesResponse, ListProvenancesRequest>({
      query: (params) => ({ url: '/optin/provenances', config: { params } }),
      // Registering people changes how many are on a file.
      providesTags: (page) => [...rowTags('OptinProvenance', page?.results), 'OptinSubscriber'],
    }),
    getOptinProvenance: build.query<GetProvenanceResponse['data'], number>({
      query: (id) => `/optin/provenances/${id}`,
      transformResponse: ({ data }: GetProvenanceResponse) => data,
      providesTags: (_file, _error, id) => [{ type: 'OptinProvenance', id }, 'OptinSubscriber'],
    }),
    createOptinProvenance: build.mutation<SaveProvenanceResponse['data'], SaveProvenanceRequest>({
      query: (data) => ({ url: '/optin/provenances', method: 'POST', data }),
      transformResponse: ({ data }: SaveProvenanceResponse) => data,
      invalidatesTags: [{ type: 'OptinProvenance', id: 'LIST' }],
    }),
    updateOptinProvenance: build.mutation<
      SaveProvenanceResponse['data'],
      { id: number; body: SaveProvenanceRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/provenances/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SaveProvenanceResponse) => data,
      invalidatesTags: (_file, _error, { id }) => [
        { type: 'OptinProvenance', id },
        { type: 'OptinProvenance', id: 'LIST' },
      ],
    }),
    deleteOptinProvenance: build.mutation<DeleteProvenanceResponse['data'], number>({
      query: (id) => ({ url: `/optin/provenances/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteProvenanceResponse) => data,
      invalidatesTags: [{ type: 'OptinProvenance', id: 'LIST' }],
    }),
  }),
});

export const {
  useGetOptinProvenancesQuery: useGetProvenancesQuery,
  useGetOptinProvenanceQuery: useGetProvenanceQuery,
  useCreateOptinProvenanceMutation: useCreateProvenanceMutation,
  useUpdateOptinProvenanceMutation: useUpdateProvenanceMutation,
  useDeleteOptinProvenanceMutation: useDeleteProvenanceMutation,
} = api;
