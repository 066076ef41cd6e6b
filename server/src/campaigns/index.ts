import { abTestServices } from './ab';
import { createApproval, type ApprovalService } from './approval';
import { archiveServices, publicRoutes as archivePages } from './archive';
import { createCampaigns, type CampaignsService } from './campaigns';
import { createNetworkChecks, type NetworkChecksService } from './checks/network';
import { createDrafts, type DraftsService } from './drafts';
import { createLaunch, type LaunchService } from './launch';
import { linkServices, publicLinkRoutes } from './links';
import { planServices } from './plan';
import { createPreflight, type PreflightService } from './preflight';
import { templateServices } from './templates';
import { createTestSend, type TestSendService } from './test-send';

export { controllers } from './controllers';
export { adminRoutes } from './routes';
export { countAudience } from './audience';
export const publicRoutes = [...archivePages, ...publicLinkRoutes];

export const services = {
  approval: createApproval,
  campaigns: createCampaigns,
  drafts: createDrafts,
  launch: createLaunch,
  'network-checks': createNetworkChecks,
  preflight: createPreflight,
  ...abTestServices,
  ...archiveServices,
  ...linkServices,
  ...planServices,
  ...templateServices,
  'test-send': createTestSend,
};

declare module '../core/services' {
  interface ServiceMap {
    approval: ApprovalService;
    campaigns: CampaignsService;
    drafts: DraftsService;
    launch: LaunchService;
    'network-checks': NetworkChecksService;
    preflight: PreflightService;
    'test-send': TestSendService;
  }
}
