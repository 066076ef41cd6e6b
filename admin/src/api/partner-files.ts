import type {
  TakePartnerFileRequest,
  TakePartnerFileResponse,
} from '../../../server/src/privacy/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    takeOptinPartnerFile: build.mutation<
      TakePartnerFileResponse['data'],
      TakePartnerFileRequest & { file: File }
    >({
      query: ({ file, ...fields }) => {
        const data = new FormData();
        data.append('file', file);
        for (const [name, value] of Object.entries(fields)) data.append(name, String(value));
        return { url: '/optin/partner-files', method: 'POST', data };
      },
      transformResponse: ({ data }: TakePartnerFileResponse) => data,
      invalidatesTags: (_result, _error, { listId }) =>
        listId === undefined ? [] : ['OptinSubscriber', 'OptinProvenance'],
    }),
  }),
});

export const { useTakeOptinPartnerFileMutation: useTakePartnerFileMutation } = api;
