import type { GetWordingResponse } from '../../../server/src/consent/contract';
import type { ListFieldsResponse } from '../../../server/src/audience/contract';
import type { ListPartnersResponse } from '../../../server/src/partners/contract';
import type {
  CheckFormRequest,
  CheckFormResponse,
  DeleteFormResponse,
  DuplicateFormResponse,
  FormConversionResponse,
  FormUsageResponse,
  GetFormResponse,
  GetFormVersionResponse,
  ListFormsRequest,
  ListFormsResponse,
  PreviewLinkResponse,
  PublishFormResponse,
  RestoreFormResponse,
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
    checkForm: build.query<CheckFormResponse['data'], CheckFormRequest>({
      query: (data) => ({ url: '/optin/forms/check', method: 'POST', data }),
      transformResponse: ({ data }: CheckFormResponse) => data,
      // What the draft refers to decides as well.
      providesTags: ['OptinWording', 'OptinList', 'OptinField', 'OptinPartner', 'OptinPromotion'],
      keepUnusedDataFor: 5,
    }),
    duplicateForm: build.mutation<DuplicateFormResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}/duplicate`, method: 'POST', data: {} }),
      transformResponse: ({ data }: DuplicateFormResponse) => data,
      invalidatesTags: [{ type: 'OptinForm', id: 'LIST' }, 'OptinOverview'],
    }),
    getFormVersion: build.query<GetFormVersionResponse['data'], { id: number; version: number }>({
      query: ({ id, version }) => ({
        url: `/optin/forms/${id}/versions/${version}`,
        method: 'GET',
      }),
      transformResponse: ({ data }: GetFormVersionResponse) => data,
    }),
    restoreForm: build.mutation<RestoreFormResponse['data'], { id: number; version: number }>({
      query: ({ id, version }) => ({
        url: `/optin/forms/${id}/restore`,
        method: 'POST',
        data: { version },
      }),
      transformResponse: ({ data }: RestoreFormResponse) => data,
      invalidatesTags: (_result, _error, { id }) => touched(id),
    }),
    createPreviewLink: build.mutation<PreviewLinkResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}/preview-link`, method: 'POST', data: {} }),
      transformResponse: ({ data }: PreviewLinkResponse) => data,
    }),
    getFormUsage: build.query<FormUsageResponse['data'], number>({
      query: (id) => ({ url: `/optin/forms/${id}/usage`, method: 'GET' }),
      transformResponse: ({ data }: FormUsageResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinForm', id }],
      keepUnusedDataFor: 0,
    }),
    getFormConversion: build.query<FormConversionResponse['data'], { id: number; days: number }>({
      query: ({ id, days }) => ({
        url: `/optin/forms/${id}/conversion`,
        method: 'GET',
        config: { params: { days } },
      }),
      transformResponse: ({ data }: FormConversionResponse) => data,
      providesTags: (_result, _error, { id }) => [{ type: 'OptinForm', id }],
    }),
    /** What forms can ask for and point at; each has its own page elsewhere. */
    getFieldsForForms: build.query<ListFieldsResponse['data'], undefined>({
      query: () => ({ url: '/optin/fields', method: 'GET' }),
      transformResponse: ({ data }: ListFieldsResponse) => data,
      providesTags: ['OptinField'],
    }),
    getPartnersForForms: build.query<ListPartnersResponse['results'], undefined>({
      query: () => ({
        url: '/optin/partners',
        method: 'GET',
        config: { params: { page: 1, pageSize: 100, sort: 'name:asc' } },
      }),
      transformResponse: ({ results }: ListPartnersResponse) => results,
      providesTags: ['OptinPartner'],
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
  useCheckFormQuery,
  useDuplicateFormMutation,
  useGetFormVersionQuery,
  useRestoreFormMutation,
  useCreatePreviewLinkMutation,
  useGetFormUsageQuery,
  useGetFormConversionQuery,
  useGetFieldsForFormsQuery,
  useGetPartnersForFormsQuery,
} = formsApi;
