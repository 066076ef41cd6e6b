import type { RegimesResponse } from '../../../server/src/audience/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    /** What the law and the administrator permit; who may see lists may know. */
    getOptinRegimes: build.query<RegimesResponse['data'], undefined>({
      query: () => '/optin/regimes',
      transformResponse: ({ data }: RegimesResponse) => data,
      providesTags: ['OptinSettings'],
    }),
  }),
});

export const { useGetOptinRegimesQuery: useGetRegimesQuery } = api;
