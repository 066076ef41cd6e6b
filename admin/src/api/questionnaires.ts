import type {
  GetResultsResponse,
  ListFormChoicesRequest,
  ListFormChoicesResponse,
  ListPersonResponsesResponse,
  ListTextAnswersRequest,
  ListTextAnswersResponse,
  ResponseFilter,
} from '../../../server/src/forms/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    listFormChoices: build.query<ListFormChoicesResponse['data'], ListFormChoicesRequest>({
      query: (params) => ({ url: '/optin/form-choices', method: 'GET', config: { params } }),
      transformResponse: ({ data }: ListFormChoicesResponse) => data,
      providesTags: [{ type: 'OptinForm', id: 'LIST' }],
    }),
    getQuestionnaireResults: build.query<
      GetResultsResponse['data'],
      ResponseFilter & { id: number; locale: string }
    >({
      query: ({ id, ...params }) => ({
        url: `/optin/forms/${id}/results`,
        method: 'GET',
        config: { params },
      }),
      transformResponse: ({ data }: GetResultsResponse) => data,
      providesTags: ['OptinResponse'],
    }),
    listTextAnswers: build.query<ListTextAnswersResponse, ListTextAnswersRequest & { id: number }>({
      query: ({ id, ...params }) => ({
        url: `/optin/forms/${id}/results/texts`,
        method: 'GET',
        config: { params },
      }),
      providesTags: ['OptinResponse'],
    }),
    listPersonResponses: build.query<
      ListPersonResponsesResponse['data'],
      { id: number; locale: string }
    >({
      query: ({ id, locale }) => ({
        url: `/optin/subscribers/${id}/responses`,
        method: 'GET',
        config: { params: { locale } },
      }),
      transformResponse: ({ data }: ListPersonResponsesResponse) => data,
      providesTags: ['OptinResponse'],
    }),
  }),
});

export const {
  useListFormChoicesQuery,
  useGetQuestionnaireResultsQuery,
  useListTextAnswersQuery,
  useListPersonResponsesQuery,
} = api;
