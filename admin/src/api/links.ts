import type { CampaignLinksResponse } from '../../../server/src/campaigns/contract';
import { optinApi } from './client';

const linksApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    /** Links of a campaign that counts clicks, the most clicked first. */
    getCampaignLinks: build.query<CampaignLinksResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/links`, method: 'GET' }),
      transformResponse: ({ data }: CampaignLinksResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinCampaign', id: `LINKS-${id}` }],
    }),
  }),
});

export const { useGetCampaignLinksQuery } = linksApi;
