import type {
  AbTestResponse,
  ChooseWinnerRequest,
  ChooseWinnerResponse,
} from '../../../server/src/campaigns/contract';
import { optinApi } from './client';

const abTestApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getAbTest: build.query<AbTestResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/ab-test`, method: 'GET' }),
      transformResponse: ({ data }: AbTestResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinCampaign', id }],
    }),
    chooseWinner: build.mutation<
      ChooseWinnerResponse['data'],
      { id: number; data: ChooseWinnerRequest }
    >({
      query: ({ id, data }) => ({
        url: `/optin/campaigns/${id}/ab-test/winner`,
        method: 'POST',
        data,
      }),
      transformResponse: ({ data }: ChooseWinnerResponse) => data,
      // A refusal often means that somebody else was faster, so the page looks again then too.
      invalidatesTags: (_result, _error, { id }) => [
        { type: 'OptinCampaign', id },
        { type: 'OptinCampaign', id: 'LIST' },
        { type: 'OptinRecipient', id },
        'OptinOverview',
      ],
    }),
  }),
});

export const { useGetAbTestQuery, useChooseWinnerMutation } = abTestApi;
