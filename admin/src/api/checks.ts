import type {
  ApprovalResponse,
  AskApprovalResponse,
  CheckNetworkResponse,
} from '../../../server/src/campaigns/contract';
import { optinApi } from './client';

/** The tag of a campaign's checks; every save of the campaign makes them stale too. */
const preflightTag = (id: number) => ({ type: 'OptinCampaign' as const, id: `PREFLIGHT-${id}` });

const checksApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    checkNetwork: build.mutation<CheckNetworkResponse['data'], { id: number; since?: number }>({
      query: ({ id, since }) => ({
        url: `/optin/campaigns/${id}/check`,
        method: 'POST',
        data: since === undefined ? {} : { since },
      }),
      transformResponse: ({ data }: CheckNetworkResponse) => data,
      invalidatesTags: (result, _error, { id }) => (result?.isDone ? [preflightTag(id)] : []),
    }),
    getApproval: build.query<ApprovalResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/approval`, method: 'GET' }),
      transformResponse: ({ data }: ApprovalResponse) => data,
      providesTags: (_result, _error, id) => [preflightTag(id), 'OptinSettings'],
    }),
    approveCampaign: build.mutation<ApprovalResponse['data'], { id: number; revision: number }>({
      query: ({ id, revision }) => ({
        url: `/optin/campaigns/${id}/approve`,
        method: 'POST',
        data: { revision },
      }),
      transformResponse: ({ data }: ApprovalResponse) => data,
      // A refusal means that it was edited or sent meanwhile, so the page looks again then too.
      invalidatesTags: (_result, _error, { id }) => [preflightTag(id), 'OptinOverview'],
    }),
    withdrawApproval: build.mutation<ApprovalResponse['data'], number>({
      query: (id) => ({
        url: `/optin/campaigns/${id}/withdraw-approval`,
        method: 'POST',
        data: {},
      }),
      transformResponse: ({ data }: ApprovalResponse) => data,
      invalidatesTags: (_result, _error, id) => [preflightTag(id), 'OptinOverview'],
    }),
    askApproval: build.mutation<AskApprovalResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/ask-approval`, method: 'POST', data: {} }),
      transformResponse: ({ data }: AskApprovalResponse) => data,
    }),
  }),
});

export const {
  useCheckNetworkMutation,
  useGetApprovalQuery,
  useApproveCampaignMutation,
  useWithdrawApprovalMutation,
  useAskApprovalMutation,
} = checksApi;
