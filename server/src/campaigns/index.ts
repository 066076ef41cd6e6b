import { createCampaigns, type CampaignsService } from './campaigns';
import { createDrafts, type DraftsService } from './drafts';
import { createLaunch, type LaunchService } from './launch';
import { createPreflight, type PreflightService } from './preflight';
import { createTestSend, type TestSendService } from './test-send';

export { controllers } from './controllers';
export { adminRoutes } from './routes';
export { countAudience } from './audience';

export const services = {
  campaigns: createCampaigns,
  drafts: createDrafts,
  launch: createLaunch,
  preflight: createPreflight,
  'test-send': createTestSend,
};

declare module '../core/services' {
  interface ServiceMap {
    campaigns: CampaignsService;
    drafts: DraftsService;
    launch: LaunchService;
    preflight: PreflightService;
    'test-send': TestSendService;
  }
}
