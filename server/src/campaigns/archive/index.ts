import { adminRoute, publicRoute } from '../../core';
import { createArchive, type ArchiveService } from './archive';
import { archiveController } from './controllers';
import { publicArchive } from './public-archive';
import { createViewing, type ViewingService } from './viewing';

export const archiveServices = { archive: createArchive, viewing: createViewing };
export const archiveControllers = {
  archive: archiveController,
  'public-archive': publicArchive,
};
export const archiveRoutes = [
  adminRoute('PUT', '/campaigns/:id/archive', 'archive.save', 'update-campaigns'),
];
export const publicRoutes = [
  publicRoute('GET', '/archive', 'public-archive.list'),
  publicRoute('GET', '/archive/feed.xml', 'public-archive.feed'),
  publicRoute('GET', '/archive/:slug', 'public-archive.issue'),
  publicRoute('GET', '/m/:token', 'public-archive.view'),
];

declare module '../../core/services' {
  interface ServiceMap {
    archive: ArchiveService;
    viewing: ViewingService;
  }
}
