import { adminRoute, type PublicRoute } from '../core';
import { createExports, type ExportsService } from './exports';
import { createPartners, type PartnersService } from './partners';
import { createSending, type SendingService } from './sending';

export { controllers } from './controllers';
export { holdOf } from './contract-dates';
export { readPartnerFile, type FileLine, type FileReading } from './partner-file-reading';
export type { PartnerContext, PartnerRequest, WithdrawalContext } from './partners';

export const services = {
  partners: createPartners,
  partnerExports: createExports,
  sending: createSending,
};

export const adminRoutes = [
  adminRoute('GET', '/partners', 'partners.find', 'read-partners'),
  adminRoute('POST', '/partners', 'partners.create', 'update-partners'),
  adminRoute('GET', '/partners/:id', 'partners.findOne', 'read-partners'),
  adminRoute('PUT', '/partners/:id', 'partners.update', 'update-partners'),
  adminRoute('DELETE', '/partners/:id', 'partners.delete', 'update-partners'),
  adminRoute('GET', '/partners/:id/secret', 'partners.secret', 'update-partners'),
  adminRoute('POST', '/partners/:id/secret', 'partners.replaceSecret', 'update-partners'),
  adminRoute('POST', '/partners/:id/test', 'partners.test', 'update-partners'),
  adminRoute('GET', '/partners/:id/transfers', 'partners.transfers', 'read-partners'),
  adminRoute('POST', '/partners/:id/retry', 'partners.retry', 'update-partners'),
  adminRoute('GET', '/partners/:id/batches', 'partners.batches', 'read-partners'),
  adminRoute('GET', '/partners/:id/exports', 'partners.preview', 'export-partners'),
  adminRoute('POST', '/partners/:id/exports', 'partners.export', 'export-partners'),
  adminRoute(
    'POST',
    '/subscribers/:id/partners/withdraw',
    'partners.withdraw',
    'update-subscribers'
  ),
];
export const publicRoutes: PublicRoute[] = [];

declare module '../core/services' {
  interface ServiceMap {
    partners: PartnersService;
    partnerExports: ExportsService;
    sending: SendingService;
  }
}
