import type { OverviewResponse } from '../../../server/src/insights/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinOverview: build.query<OverviewResponse['data'], undefined>({
      query: () => '/optin/overview',
      transformResponse: ({ data }: OverviewResponse) => data,
      providesTags: ['OptinOverview'],
    }),
  }),
});

export const { useGetOptinOverviewQuery: useGetOverviewQuery } = api;
