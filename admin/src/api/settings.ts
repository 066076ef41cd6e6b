import type {
  Data,
  LawChange,
  LawChangesResponse,
  SettingsResponse,
  TestTransportRequest,
  TestTransportResponse,
  UpdateSettingsRequest,
} from '../../../server/src/core/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinSettings: build.query<SettingsResponse, undefined>({
      query: () => '/optin/settings',
      transformResponse: ({ data }: Data<SettingsResponse>) => data,
      providesTags: ['OptinSettings'],
    }),
    updateOptinSettings: build.mutation<SettingsResponse, UpdateSettingsRequest>({
      query: (data) => ({ url: '/optin/settings', method: 'PUT', data }),
      transformResponse: ({ data }: Data<SettingsResponse>) => data,
      invalidatesTags: ['OptinSettings', 'OptinOverview', 'OptinForm'],
    }),
    getOptinLawChanges: build.query<LawChange[], undefined>({
      query: () => '/optin/settings/law-changes',
      transformResponse: ({ data }: LawChangesResponse) => data,
      providesTags: ['OptinSettings'],
    }),
    testOptinTransport: build.mutation<TestTransportResponse, TestTransportRequest>({
      query: (data) => ({ url: '/optin/settings/test-transport', method: 'POST', data }),
      transformResponse: ({ data }: Data<TestTransportResponse>) => data,
    }),
  }),
});

export const {
  useGetOptinLawChangesQuery: useGetLawChangesQuery,
  useGetOptinSettingsQuery: useGetSettingsQuery,
  useUpdateOptinSettingsMutation: useUpdateSettingsMutation,
  useTestOptinTransportMutation: useTestTransportMutation,
} = api;
