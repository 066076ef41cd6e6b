import { adminRoute, publicRoute } from '../../core';
import { createClicks, type ClicksService } from './clicks';
import { linksController } from './controllers';
import { publicLinks } from './public-links';

export { clicksByVariant } from './clicks';
export { readyToSend, type CheckedVersion } from './start';

export const linkServices = { clicks: createClicks };
export const linkControllers = { links: linksController, 'public-links': publicLinks };
export const linkRoutes = [
  adminRoute('GET', '/campaigns/:id/links', 'links.find', 'read-campaigns'),
];
export const publicLinkRoutes = [publicRoute('GET', '/c/:token', 'public-links.follow')];

declare module '../../core/services' {
  interface ServiceMap {
    clicks: ClicksService;
  }
}
