import type {
  ContentAttributes,
  ContentSettingsResponse,
  EntryUsage,
  FreezeEntryRequest,
  FreezeEntryResponse,
  FromEntriesRequest,
  FromEntriesResponse,
  GetContentAttributesResponse,
  GetEntryUsageResponse,
  ListContentEntriesRequest,
  ListContentEntriesResponse,
  ListContentTypesResponse,
  ResolveCardsRequest,
  ResolveCardsResponse,
  SampleCardRequest,
  SampleCardResponse,
} from '../../../server/src/campaigns/content/contract';
import { optinApi } from './client';

/** Entries are written elsewhere in Strapi, so what is known of them is not kept for long. */
const SHORT = { keepUnusedDataFor: 30 };

const contentApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    listContentTypes: build.query<ListContentTypesResponse['data'], undefined>({
      query: () => ({ url: '/optin/content/types', method: 'GET' }),
      transformResponse: ({ data }: ListContentTypesResponse) => data,
      // How their entries become cards is a setting.
      providesTags: ['OptinSettings'],
    }),
    getContentAttributes: build.query<ContentAttributes, string>({
      query: (uid) => ({
        url: '/optin/content/attributes',
        method: 'GET',
        config: { params: { uid } },
      }),
      transformResponse: ({ data }: GetContentAttributesResponse) => data,
    }),
    listContentEntries: build.query<ListContentEntriesResponse, ListContentEntriesRequest>({
      query: (params) => ({ url: '/optin/content/entries', method: 'GET', config: { params } }),
      providesTags: ['OptinSettings'],
      ...SHORT,
    }),
    resolveCards: build.query<ResolveCardsResponse['data'], ResolveCardsRequest>({
      query: (data) => ({ url: '/optin/content/cards', method: 'POST', data }),
      transformResponse: ({ data }: ResolveCardsResponse) => data,
      providesTags: ['OptinSettings'],
      ...SHORT,
    }),
    freezeEntry: build.mutation<FreezeEntryResponse['data'], FreezeEntryRequest>({
      query: (data) => ({ url: '/optin/content/freeze', method: 'POST', data }),
      transformResponse: ({ data }: FreezeEntryResponse) => data,
    }),
    getEntryUsage: build.query<EntryUsage[], { uid: string; documentId: string }>({
      query: (params) => ({ url: '/optin/content/usage', method: 'GET', config: { params } }),
      transformResponse: ({ data }: GetEntryUsageResponse) => data,
      providesTags: [{ type: 'OptinCampaign', id: 'LIST' }],
      ...SHORT,
    }),
    addEntries: build.mutation<FromEntriesResponse['data'], FromEntriesRequest>({
      query: (data) => ({ url: '/optin/campaigns/from-entries', method: 'POST', data }),
      transformResponse: ({ data }: FromEntriesResponse) => data,
      invalidatesTags: (result) => [
        { type: 'OptinCampaign', id: 'LIST' },
        ...(result ? [{ type: 'OptinCampaign' as const, id: result.campaignId }] : []),
        'OptinOverview',
      ],
    }),
    getContentSettings: build.query<ContentSettingsResponse['data'], undefined>({
      query: () => ({ url: '/optin/settings/content', method: 'GET' }),
      transformResponse: ({ data }: ContentSettingsResponse) => data,
      providesTags: ['OptinSettings'],
    }),
    sampleCard: build.query<SampleCardResponse['data'], SampleCardRequest>({
      query: (data) => ({ url: '/optin/settings/content/sample', method: 'POST', data }),
      transformResponse: ({ data }: SampleCardResponse) => data,
      ...SHORT,
    }),
  }),
});

export const {
  useListContentTypesQuery,
  useGetContentAttributesQuery,
  useListContentEntriesQuery,
  useResolveCardsQuery,
  useFreezeEntryMutation,
  useGetEntryUsageQuery,
  useAddEntriesMutation,
  useGetContentSettingsQuery,
  useSampleCardQuery,
} = contentApi;
