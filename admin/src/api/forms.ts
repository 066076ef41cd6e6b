import type { GetWordingResponse } from '../../../server/src/consent/contract';
import type {
  DeleteFormResponse,
  GetFormResponse,
  ListFormsRequest,
  ListFormsResponse,
  PublishFormResponse,
  SaveFormRequest,
  SaveFormResponse,
} from '../../../server/src/forms/contract';
import { optinApi, rowTags } from './client';

const touched = (id: number) => [
  { type: 'OptinForm' as const, id },
  { type: 'OptinForm' as const, id: 'LIST' },
  // Lists say which forms feed them.
  'OptinList' as const,
  'OptinOverview' as const,
];

const formsApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    listForms: build.query<ListFormsResponse, ListFormsRequest>({
      query: (params) => ({ url: '/optin/forms', method: 'GET', config: { params } }),
      providesTags: (result) => rowTags('OptinForm', result?.results),
    }),
    getForm: build.query<GetFormResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}`, method: 'GET' }),
      transformResponse: ({ data }: GetFormResponse) => data,
      // A wording that gets a new version can turn a published form into one with changes.
      providesTags: (_result, _error, id) => [{ type: 'OptinForm', id }, 'OptinWording'],
    }),
    /** Wordings by id, with their versions and the forms that show them. */
    getFormWordings: build.query<Record<number, GetWordingResponse['data']>, number[]>({
      queryFn: async (ids, _api, _options, fetch) => {
        const wordings: Record<number, GetWordingResponse['data']> = {};
        for (const id of ids) {
          const answer = await fetch(`/optin/wordings/${id}`);
          if (answer.error) return { error: answer.error };
          wordings[id] = (answer.data as GetWordingResponse).data;
        }
        return { data: wordings };
      },
      providesTags: ['OptinWording'],
    }),
    createForm: build.mutation<SaveFormResponse['data'], SaveFormRequest>({
      query: (data) => ({ url: '/optin/forms', method: 'POST', data }),
      transformResponse: ({ data }: SaveFormResponse) => data,
      invalidatesTags: [{ type: 'OptinForm', id: 'LIST' }, 'OptinList', 'OptinOverview'],
    }),
    updateForm: build.mutation<SaveFormResponse['data'], { id: number; data: SaveFormRequest }>({
      query: ({ id, data }) => ({ url: `/optin/forms/${id}`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveFormResponse) => data,
      invalidatesTags: (_result, _error, { id }) => touched(id),
    }),
    publishForm: build.mutation<PublishFormResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}/publish`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PublishFormResponse) => data,
      invalidatesTags: (_result, _error, id) => touched(id),
    }),
    deleteForm: build.mutation<DeleteFormResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteFormResponse) => data,
      invalidatesTags: [{ type: 'OptinForm', id: 'LIST' }, 'OptinList', 'OptinOverview'],
    }),
  }),
});

export const {
  useListFormsQuery,
  useGetFormQuery,
  useGetFormWordingsQuery,
  useCreateFormMutation,
  useUpdateFormMutation,
  usePublishFormMutation,
  useDeleteFormMutation,
} = formsApi;
