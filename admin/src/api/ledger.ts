import type {
  LedgerStatusResponse,
  VerifyLedgerResponse,
} from '../../../server/src/consent/contract';
import { optinApi } from './client';

const api = optinApi.injectEndpoints({
  endpoints: (build) => ({
    getOptinLedger: build.query<LedgerStatusResponse['data'], undefined>({
      query: () => '/optin/ledger',
      transformResponse: ({ data }: LedgerStatusResponse) => data,
      providesTags: ['OptinLedger'],
    }),
    getOptinLedgerVerification: build.query<VerifyLedgerResponse['data'], undefined>({
      query: () => '/optin/ledger/verify',
      transformResponse: ({ data }: VerifyLedgerResponse) => data,
      providesTags: ['OptinLedger'],
    }),
    /** Starts a verification, or joins the one that runs. */
    verifyOptinLedger: build.mutation<VerifyLedgerResponse['data'], undefined>({
      query: () => ({ url: '/optin/ledger/verify', method: 'POST' }),
      transformResponse: ({ data }: VerifyLedgerResponse) => data,
      invalidatesTags: ['OptinLedger'],
    }),
  }),
});

export const {
  useGetOptinLedgerQuery: useGetLedgerQuery,
  useGetOptinLedgerVerificationQuery: useGetVerificationQuery,
  useVerifyOptinLedgerMutation: useVerifyLedgerMutation,
} = api;
