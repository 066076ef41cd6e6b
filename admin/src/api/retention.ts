import type {
  ListRetentionReportsRequest,
  ListRetentionReportsResponse,
  RetentionResponse,
} from '../../../server/src/privacy/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinRetention: build.query<RetentionResponse['data'], undefined>({
      query: () => '/optin/retention',
      transformResponse: ({ data }: RetentionResponse) => data,
      // Sign-ups, contracts and the settings all move it.
      providesTags: ['OptinRetention', 'OptinSettings', 'OptinProvenance', 'OptinSubscriber'],
    }),
    getOptinRetentionReports: build.query<
      ListRetentionReportsResponse,
      ListRetentionReportsRequest
    >({
      query: (params) => ({ url: '/optin/retention/reports', config: { params } }),
      providesTags: ['OptinRetention'],
    }),
  }),
});

export const {
  useGetOptinRetentionQuery: useGetRetentionQuery,
  useGetOptinRetentionReportsQuery: useGetRetentionReportsQuery,
} = api;
