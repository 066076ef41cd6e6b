import type {
  CalendarRequest,
  CalendarResponse,
  IssueNowResponse,
  OccurrenceRequest,
  PreviewOccurrencesRequest,
  PreviewOccurrencesResponse,
  ReaderTimesRequest,
  ReaderTimesResponse,
  SeriesResponse,
  SkipOccurrenceResponse,
} from '../../../server/src/campaigns/contract';
import { optinApi } from './client';

/** What settling a date makes stale: the series, its history, all lists and the calendar. */
const settled = (id: number) => [
  { type: 'OptinCampaign' as const, id },
  { type: 'OptinCampaign' as const, id: 'LIST' },
  'OptinOverview' as const,
];

const planApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getCalendar: build.query<CalendarResponse['data'], CalendarRequest>({
      query: (params) => ({ url: '/optin/campaigns/calendar', method: 'GET', config: { params } }),
      transformResponse: ({ data }: CalendarResponse) => data,
      providesTags: [{ type: 'OptinCampaign', id: 'LIST' }],
    }),
    previewOccurrences: build.query<PreviewOccurrencesResponse['data'], PreviewOccurrencesRequest>({
      query: (params) => ({
        url: '/optin/campaigns/occurrences',
        method: 'GET',
        config: { params },
      }),
      transformResponse: ({ data }: PreviewOccurrencesResponse) => data,
    }),
    getReaderTimes: build.query<
      ReaderTimesResponse['data'],
      { id: number; request: ReaderTimesRequest }
    >({
      query: ({ id, request }) => ({
        url: `/optin/campaigns/${id}/reader-times`,
        method: 'GET',
        config: { params: request },
      }),
      transformResponse: ({ data }: ReaderTimesResponse) => data,
      providesTags: (_result, _error, { id }) => [{ type: 'OptinCampaign', id }, 'OptinList'],
    }),
    getSeries: build.query<SeriesResponse['data'], number>({
      query: (id) => ({ url: `/optin/campaigns/${id}/series`, method: 'GET' }),
      transformResponse: ({ data }: SeriesResponse) => data,
      providesTags: (_result, _error, id) => [{ type: 'OptinCampaign', id }],
    }),
    skipOccurrence: build.mutation<
      SkipOccurrenceResponse['data'],
      { id: number; data: OccurrenceRequest }
    >({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/skip`, method: 'POST', data }),
      transformResponse: ({ data }: SkipOccurrenceResponse) => data,
      // A refusal often means that somebody else was faster, so the page looks again then too.
      invalidatesTags: (_result, _error, { id }) => settled(id),
    }),
    issueNow: build.mutation<IssueNowResponse['data'], { id: number; data: OccurrenceRequest }>({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/issue`, method: 'POST', data }),
      transformResponse: ({ data }: IssueNowResponse) => data,
      invalidatesTags: (_result, _error, { id }) => settled(id),
    }),
  }),
});

export const {
  useGetCalendarQuery,
  usePreviewOccurrencesQuery,
  useGetReaderTimesQuery,
  useGetSeriesQuery,
  useSkipOccurrenceMutation,
  useIssueNowMutation,
} = planApi;
