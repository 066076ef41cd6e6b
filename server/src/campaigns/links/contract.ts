import type { AbKey } from '../../../../content-types';
import type { Data } from '../../core/contract';

/** GET /optin/campaigns/:id/links: links of a campaign that counts clicks, the most clicked first. */
export type CampaignLinksResponse = Data<
  { id: number; url: string; variant: AbKey; locale: string; clicks: number }[]
>;
