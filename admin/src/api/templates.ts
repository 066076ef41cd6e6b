import type {
  DeleteTemplateResponse,
  GetTemplateResponse,
  ImportTemplateRequest,
  ImportTemplateResponse,
  ListTemplatesRequest,
  ListTemplatesResponse,
  ReadyTemplatesResponse,
  SaveTemplateRequest,
  SaveTemplateResponse,
} from '../../../server/src/campaigns/templates/contract';
import { optinApi, rowTags } from './client';

const templatesApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    listTemplates: build.query<ListTemplatesResponse, ListTemplatesRequest>({
      query: (params) => ({ url: '/optin/templates', method: 'GET', config: { params } }),
      providesTags: (result) => rowTags('OptinTemplate', result?.results),
    }),
    getTemplate: build.query<GetTemplateResponse['data'], number>({
      query: (id) => ({ url: `/optin/templates/${id}`, method: 'GET' }),
      transformResponse: ({ data }: GetTemplateResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinTemplate', id }],
    }),
    listReadyTemplates: build.query<ReadyTemplatesResponse['data'], string>({
      query: (locale) => ({
        url: '/optin/templates/ready',
        method: 'GET',
        config: { params: { locale } },
      }),
      transformResponse: ({ data }: ReadyTemplatesResponse) => data,
      // Queries in them look in the first content type that is set up.
      providesTags: ['OptinSettings'],
    }),
    createTemplate: build.mutation<SaveTemplateResponse['data'], SaveTemplateRequest>({
      query: (data) => ({ url: '/optin/templates', method: 'POST', data }),
      transformResponse: ({ data }: SaveTemplateResponse) => data,
      invalidatesTags: [{ type: 'OptinTemplate', id: 'LIST' }],
    }),
    updateTemplate: build.mutation<
      SaveTemplateResponse['data'],
      { id: number; data: SaveTemplateRequest }
    >({
      query: ({ id, data }) => ({ url: `/optin/templates/${id}`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveTemplateResponse) => data,
      invalidatesTags: (_result, _error, { id }) => [
        { type: 'OptinTemplate', id },
        { type: 'OptinTemplate', id: 'LIST' },
      ],
    }),
    deleteTemplate: build.mutation<DeleteTemplateResponse['data'], number>({
      query: (id) => ({ url: `/optin/templates/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteTemplateResponse) => data,
      invalidatesTags: [{ type: 'OptinTemplate', id: 'LIST' }],
    }),
    importTemplate: build.mutation<ImportTemplateResponse['data'], ImportTemplateRequest>({
      query: (data) => ({ url: '/optin/templates/import', method: 'POST', data }),
      transformResponse: ({ data }: ImportTemplateResponse) => data,
      invalidatesTags: [{ type: 'OptinTemplate', id: 'LIST' }],
    }),
  }),
});

export const {
  useListTemplatesQuery,
  useGetTemplateQuery,
  useListReadyTemplatesQuery,
  useCreateTemplateMutation,
  useUpdateTemplateMutation,
  useDeleteTemplateMutation,
  useImportTemplateMutation,
} = templatesApi;
