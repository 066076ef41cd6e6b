import type {
  AddBlockRuleRequest,
  AddBlockRuleResponse,
  BlockRulesResponse,
  GuardResponse,
} from '../../../server/src/forms/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinGuard: build.query<GuardResponse['data'], { days: number; form: number }>({
      query: (params) => ({ url: '/optin/guard', config: { params } }),
      transformResponse: ({ data }: GuardResponse) => data,
      providesTags: ['OptinGuard', 'OptinForm'],
    }),
    getOptinBlockRules: build.query<BlockRulesResponse['data'], undefined>({
      query: () => '/optin/guard/rules',
      transformResponse: ({ data }: BlockRulesResponse) => data,
      providesTags: ['OptinGuard'],
    }),
    addOptinBlockRule: build.mutation<AddBlockRuleResponse['data'], AddBlockRuleRequest>({
      query: (data) => ({ url: '/optin/guard/rules', method: 'POST', data }),
      transformResponse: ({ data }: AddBlockRuleResponse) => data,
      invalidatesTags: ['OptinGuard'],
    }),
    removeOptinBlockRule: build.mutation<unknown, number>({
      query: (id) => ({ url: `/optin/guard/rules/${id}`, method: 'DELETE' }),
      invalidatesTags: ['OptinGuard'],
    }),
  }),
});

export const {
  useGetOptinGuardQuery: useGetGuardQuery,
  useGetOptinBlockRulesQuery: useGetBlockRulesQuery,
  useAddOptinBlockRuleMutation: useAddBlockRuleMutation,
  useRemoveOptinBlockRuleMutation: useRemoveBlockRuleMutation,
} = api;
