import type {
  SaveArchiveRequest,
  SaveArchiveResponse,
} from '../../../server/src/campaigns/archive/contract';
import { optinApi } from './client';

const archiveApi = optinApi.injectEndpoints({
  endpoints: (build) => ({
    saveArchive: build.mutation<
      SaveArchiveResponse['data'],
      { id: number; data: SaveArchiveRequest }
    >({
      query: ({ id, data }) => ({ url: `/optin/campaigns/${id}/archive`, method: 'PUT', data }),
      transformResponse: ({ data }: SaveArchiveResponse) => data,
      invalidatesTags: (_result, _error, { id }) => [{ type: 'OptinCampaign', id }],
    }),
  }),
});

export const { useSaveArchiveMutation } = archiveApi;
