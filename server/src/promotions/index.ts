import { adminRoute, publicRoute } from '../core';
import { createPromotions, type PromotionsService } from './promotions';

export { controllers } from './controllers';
export type { EntryInput, OpenEntry } from './promotions';

export const services = { promotions: createPromotions };

export const adminRoutes = [
  adminRoute('GET', '/promotions', 'promotions.find', 'read-promotions'),
  adminRoute('POST', '/promotions', 'promotions.create', 'update-promotions'),
  adminRoute('GET', '/promotions/fields', 'promotions.conditionFields', 'read-promotions'),
  adminRoute('GET', '/promotions/:id', 'promotions.findOne', 'read-promotions'),
  adminRoute('PUT', '/promotions/:id', 'promotions.update', 'update-promotions'),
  adminRoute('DELETE', '/promotions/:id', 'promotions.delete', 'update-promotions'),
  adminRoute('POST', '/promotions/:id/publish', 'promotions.publish', 'update-promotions'),
  adminRoute('GET', '/promotions/:id/versions', 'promotions.versions', 'read-promotions'),
  adminRoute('GET', '/promotions/:id/entries', 'promotions.entries', 'read-promotions'),
  adminRoute('GET', '/promotions/:id/export', 'promotions.exportEntries', 'export-promotions'),
  adminRoute('GET', '/promotions/:id/votes', 'promotions.votes', 'read-promotions'),
  adminRoute('GET', '/promotions/:id/freeze', 'promotions.freezePreview', 'draw-promotions'),
  adminRoute('POST', '/promotions/:id/freeze', 'promotions.freeze', 'draw-promotions'),
  adminRoute('POST', '/promotions/:id/draw', 'promotions.draw', 'draw-promotions'),
  adminRoute('GET', '/promotions/:id/winners', 'promotions.winners', 'draw-promotions'),
  adminRoute('POST', '/promotions/:id/replace', 'promotions.replaceWinner', 'draw-promotions'),
  adminRoute('POST', '/promotions/:id/notify', 'promotions.notifyWinners', 'draw-promotions'),
  adminRoute('GET', '/promotions/:id/codes', 'promotions.codes', 'update-promotions'),
  adminRoute('POST', '/promotions/:id/codes', 'promotions.uploadCodes', 'update-promotions'),
  adminRoute('DELETE', '/promotions/:id/codes', 'promotions.removeCodes', 'update-promotions'),
];

export const publicRoutes = [
  publicRoute('GET', '/promotions/:slug/proof', 'public-proof.show'),
  publicRoute('GET', '/promotions/:slug/proof.json', 'public-proof.download'),
];

declare module '../core/services' {
  interface ServiceMap {
    promotions: PromotionsService;
  }
}
