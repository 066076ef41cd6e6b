import type {
  CampaignActionResponse,
  DeleteCampaignResponse,
  DuplicateCampaignResponse,
  GetCampaignResponse,
  GetCampaignVersionResponse,
  ListCampaignsRequest,
  ListCampaignsResponse,
  ListCampaignVersionsResponse,
  ListRecipientsRequest,
  ListRecipientsResponse,
  PreflightResponse,
  PresenceRequest,
  PresenceResponse,
  PreviewRequest,
  PreviewResponse,
  ResendCampaignResponse,
  SaveCampaignRequest,
  SaveCampaignResponse,
  ScheduleCampaignRequest,
  SendCampaignResponse,
  TestSendRequest,
  TestSendResponse,
} from '../../../server/src/campaigns/contract';
import { optinApi, rowTags } from './client';

const PREFLIGHT = 'PREFLIGHT';
const VERSIONS = 'VERSIONS';

/** What any act on a campaign makes stale: the campaign itself, the lists of campaigns, the overview. */
const touched = (id: number) => [
  { type: 'OptinCampaign' as const, id },
  { type: 'OptinCampaign' as const, id: 'LIST' },
  { type: 'OptinCampaign' as const, id: `${PREFLIGHT}-${id}` },
  { type: 'OptinCampaign' as const, id: `${VERSIONS}-${id}` },
  { type: 'OptinRecipient' as const, id },
  'OptinOverview' as const,
];

export type CampaignAct = 'send' | 'unschedule' | 'pause' | 'resume' | 'cancel';

const campaignsApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    listCampaigns: build.query<ListCampaignsResponse, ListCampaignsRequest>({
      query: (params) => ({ url: '/optin/campaigns', method: 'GET', config: { params } }),
      providesTags: (result) => rowTags('OptinCampaign', result?.results),
    }),
    getCampaign: build.query<GetCampaignResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}`, method: 'GET' }),
      transformResponse: ({ data }: GetCampaignResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinCampaign', id }],
    }),
    createCampaign: build.mutation<SaveCampaignResponse['data'], SaveCampaignRequest>({
      query: (data) => ({ url: '/optin/campaigns', method: 'POST', data }),
      transformResponse: ({ data }: SaveCampaignResponse) => data,
      invalidatesTags: [{ type: 'OptinCampaign', id: 'LIST' }, 'OptinOverview'],
    }),
    updateCampaign: build.mutation<
      SaveCampaignResponse['data'],
      { id: number; data: SaveCampaignRequest }
    >({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveCampaignResponse) => data,
      invalidatesTags: (_result, _error, { id }) => touched(id),
    }),
    deleteCampaign: build.mutation<DeleteCampaignResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}`, method: 'DELETE' }),
      transformResponse: ({ data }: DeleteCampaignResponse) => data,
      invalidatesTags: [{ type: 'OptinCampaign', id: 'LIST' }, 'OptinOverview'],
    }),
    duplicateCampaign: build.mutation<DuplicateCampaignResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/duplicate`, method: 'POST', data: {} }),
      transformResponse: ({ data }: DuplicateCampaignResponse) => data,
      invalidatesTags: [{ type: 'OptinCampaign', id: 'LIST' }, 'OptinOverview'],
    }),
    resendCampaign: build.mutation<ResendCampaignResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/resend`, method: 'POST', data: {} }),
      transformResponse: ({ data }: ResendCampaignResponse) => data,
      invalidatesTags: [{ type: 'OptinCampaign', id: 'LIST' }, 'OptinOverview'],
    }),
    /** Says that a page is open, and hears who else has the campaign open. */
    sayPresence: build.mutation<PresenceResponse['data'], { id: number; data: PresenceRequest }>({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/presence`, method: 'POST', data }),
      transformResponse: ({ data }: PresenceResponse) => data,
    }),
    listCampaignVersions: build.query<ListCampaignVersionsResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/versions`, method: 'GET' }),
      transformResponse: ({ data }: ListCampaignVersionsResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinCampaign', id: `${VERSIONS}-${id}` }],
    }),
    getCampaignVersion: build.query<
      GetCampaignVersionResponse['data'],
      { id: number; revision: number }
    >({
      query: ({ id, revision }) => ({
        url: `/optin/campaigns/${id}/versions/${revision}`,
        method: 'GET',
      }),
      transformResponse: ({ data }: GetCampaignVersionResponse) => data,
    }),
    /** Compiles what it is given; nothing is stored. */
    previewCampaign: build.mutation<PreviewResponse['data'], PreviewRequest>({
      query: (data) => ({ url: '/optin/campaigns/preview', method: 'POST', data }),
      transformResponse: ({ data }: PreviewResponse) => data,
    }),
    getPreflight: build.query<PreflightResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/preflight`, method: 'GET' }),
      transformResponse: ({ data }: PreflightResponse) => data,
      // Lists, senders and settings decide as much as the campaign does.
      providesTags: (_result, _error, id) => [
        { type: 'OptinCampaign', id: `${PREFLIGHT}-${id}` },
        'OptinSender',
        'OptinList',
        'OptinSettings',
      ],
    }),
    testCampaign: build.mutation<TestSendResponse['data'], { id: number; data: TestSendRequest }>({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/test`, method: 'POST', data }),
      transformResponse: ({ data }: TestSendResponse) => data,
    }),
    scheduleCampaign: build.mutation<
      CampaignActionResponse['data'],
      { id: number; data: ScheduleCampaignRequest }
    >({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/schedule`, method: 'POST', data }),
      transformResponse: ({ data }: CampaignActionResponse) => data,
      invalidatesTags: (_result, _error, { id }) => touched(id),
    }),
    actOnCampaign: build.mutation<
      CampaignActionResponse['data'] | SendCampaignResponse['data'],
      { id: number; act: CampaignAct }
    >({
      query: ({ id, act }) => ({ url: `/optin/campaigns/${id}/${act}`, method: 'POST', data: {} }),
      transformResponse: ({ data }: CampaignActionResponse) => data,
      // A refusal often means that somebody else was faster, so the page looks again then too.
      invalidatesTags: (_result, _error, { id }) => touched(id),
    }),
    listRecipients: build.query<
      ListRecipientsResponse,
      { id: number; request: ListRecipientsRequest }
    >({
      query: ({ id, request }) => ({
        url: `/optin/campaigns/${id}/recipients`,
        method: 'GET',
        config: { params: request },
      }),
      providesTags: (_result, _error, { id }) => [{ type: 'OptinRecipient', id }],
    }),
  }),
});

export const {
  useListCampaignsQuery,
  useGetCampaignQuery,
  useCreateCampaignMutation,
  useUpdateCampaignMutation,
  useDeleteCampaignMutation,
  useDuplicateCampaignMutation,
  useResendCampaignMutation,
  useSayPresenceMutation,
  useListCampaignVersionsQuery,
  useGetCampaignVersionQuery,
  usePreviewCampaignMutation,
  useGetPreflightQuery,
  useTestCampaignMutation,
  useScheduleCampaignMutation,
  useActOnCampaignMutation,
  useListRecipientsQuery,
} = campaignsApi;
