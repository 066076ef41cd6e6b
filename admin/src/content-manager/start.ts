import { getFetchClient, isFetchError } from '@strapi/strapi/admin';
import type {
  FromEntriesRequest,
  FromEntriesResponse,
} from '../../../server/src/campaigns/content/contract';

/** Makes a draft of entries; an error is a sentence of the server's. */
export const startNewsletter = async (
  source: Omit<FromEntriesRequest, 'campaignId'>
): Promise<{ campaignId: number } | { error: string }> => {
  try {
    const { data } = await getFetchClient().post<FromEntriesResponse>(
      '/optin/campaigns/from-entries',
      { ...source, campaignId: null }
    );
    return { campaignId: data.data.campaignId };
  } catch (error) {
    if (isFetchError(error))
      return { error: error.response?.data?.error?.message ?? error.message };
    throw error;
  }
};
