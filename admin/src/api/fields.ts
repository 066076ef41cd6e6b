import type { CustomField } from '../../../content-types';
import type {
  DeleteFieldResponse,
  FieldUsagesResponse,
  GetFieldResponse,
  ListFieldsResponse,
  SaveFieldRequest,
  SaveFieldResponse,
} from '../../../server/src/audience/contract';
import { optinApi, rowTags } from './client';

const LIST = { type: 'OptinField', id: 'LIST' } as const;

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinFields: build.query<ListFieldsResponse['data'], undefined>({
      query: () => '/optin/fields',
      transformResponse: ({ data }: ListFieldsResponse) => data,
      providesTags: (fields) => rowTags('OptinField', fields),
    }),
    getOptinFieldUsage: build.query<FieldUsagesResponse['data'], undefined>({
      query: () => '/optin/fields/usage',
      transformResponse: ({ data }: FieldUsagesResponse) => data,
      // Forms ask for fields, people have values in them.
      providesTags: [LIST, 'OptinForm', 'OptinSubscriber', 'OptinPromotion'],
    }),
    getOptinField: build.query<GetFieldResponse['data'], number>({
      query: (id) => `/optin/fields/${id}`,
      transformResponse: ({ data }: GetFieldResponse) => data,
      providesTags: (_field, _error, id) => [
        { type: 'OptinField', id },
        'OptinForm',
        'OptinSubscriber',
        'OptinPromotion',
      ],
    }),
    createOptinField: build.mutation<SaveFieldResponse['data'], SaveFieldRequest>({
      query: (data) => ({ url: '/optin/fields', method: 'POST', data }),
      transformResponse: ({ data }: SaveFieldResponse) => data,
      invalidatesTags: [LIST, 'OptinSubscriber'],
    }),
    updateOptinField: build.mutation<
      SaveFieldResponse['data'],
      { id: number; body: SaveFieldRequest }
    >({
      query: ({ id, body }) => ({ url: `/optin/fields/${id}`, method: 'PUT', data: body }),
      transformResponse: ({ data }: SaveFieldResponse) => data,
      invalidatesTags: (_field, _error, { id }) => [
        { type: 'OptinField', id },
        LIST,
        'OptinSubscriber',
      ],
    }),
    archiveOptinField: build.mutation<
      SaveFieldResponse['data'],
      { id: number; isArchived: boolean }
    >({
      query: ({ id, isArchived }) => ({
        url: `/optin/fields/${id}/archive`,
        method: 'POST',
        data: { isArchived },
      }),
      transformResponse: ({ data }: SaveFieldResponse) => data,
      invalidatesTags: (_field, _error, { id }) => [
        { type: 'OptinField', id },
        LIST,
        'OptinSubscriber',
      ],
    }),
    /** Shows the new order at once, and the old one again where the server refuses. */
    orderOptinFields: build.mutation<ListFieldsResponse['data'], CustomField[]>({
      query: (fields) => ({
        url: '/optin/fields/order',
        method: 'PUT',
        data: { ids: fields.map(({ id }) => id) },
      }),
      transformResponse: ({ data }: ListFieldsResponse) => data,
      async onQueryStarted(fields, { dispatch, queryFulfilled }) {
        const shown = dispatch(api.util.updateQueryData('getOptinFields', undefined, () => fields));
        try {
          await queryFulfilled;
        } catch {
          shown.undo();
        }
      },
    }),
    deleteOptinField: build.mutation<DeleteFieldResponse['data'], number>({
      query: (id) => ({ url: `/optin/fields/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteFieldResponse) => data,
      invalidatesTags: [LIST, 'OptinSubscriber'],
    }),
  }),
});

export const {
  useGetOptinFieldsQuery: useGetFieldsQuery,
  useGetOptinFieldUsageQuery: useGetFieldUsageQuery,
  useGetOptinFieldQuery: useGetFieldQuery,
  useCreateOptinFieldMutation: useCreateFieldMutation,
  useUpdateOptinFieldMutation: useUpdateFieldMutation,
  useArchiveOptinFieldMutation: useArchiveFieldMutation,
  useOrderOptinFieldsMutation: useOrderFieldsMutation,
  useDeleteOptinFieldMutation: useDeleteFieldMutation,
} = api;
