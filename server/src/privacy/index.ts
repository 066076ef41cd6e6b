import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { BulkSubscribersResponse } from '../audience/contract';
import { adminRoute, publicRoute } from '../core';
import { runBulk } from './bulk';
import { createErasure, type ErasureService } from './erasure';
import {
  createEvidence,
  evidenceController,
  evidenceRoutes,
  type EvidenceService,
} from './evidence';
import { createLeaving, type LeavingService } from './leaving';
import {
  createPartnerFiles,
  partnerFilesController,
  type PartnerFilesService,
} from './partner-files';
import { publicPartners } from './public-partners';
import { preferencesRoutes, publicPreferences } from './preferences';
import { publicUnsubscribe } from './public-unsubscribe';
import { createRetention, retentionController, type RetentionService } from './retention';

export type { LeavingInput } from './leaving';

export const services = {
  leaving: createLeaving,
  erasure: createErasure,
  retention: createRetention,
  evidence: createEvidence,
  partnerFiles: createPartnerFiles,
};

export const controllers = {
  'subscriber-actions': ({ strapi }: { strapi: Core.Strapi }) => ({
    async bulk(ctx: Context) {
      const data = await runBulk(strapi, ctx);
      ctx.body = { data } satisfies BulkSubscribersResponse;
    },
  }),
  'public-unsubscribe': publicUnsubscribe,
  'public-partners': publicPartners,
  'public-preferences': publicPreferences,
  retention: retentionController,
  evidence: evidenceController,
  'partner-files': partnerFilesController,
};

export const adminRoutes = [
  adminRoute('POST', '/subscribers/bulk', 'subscriber-actions.bulk', 'read-subscribers'),
  adminRoute('GET', '/retention', 'retention.calendar', 'read-retention'),
  adminRoute('GET', '/retention/reports', 'retention.reports', 'read-retention'),
  adminRoute('POST', '/partner-files', 'partner-files.take', 'register-subscribers'),
  ...evidenceRoutes,
];

export const publicRoutes = [
  publicRoute('GET', '/unsubscribe/:token', 'public-unsubscribe.show'),
  publicRoute('POST', '/unsubscribe/:token', 'public-unsubscribe.act'),
  publicRoute('GET', '/partner-consents/:token', 'public-partners.show'),
  publicRoute('POST', '/partner-consents/:token', 'public-partners.act'),
  ...preferencesRoutes,
];

declare module '../core/services' {
  interface ServiceMap {
    leaving: LeavingService;
    erasure: ErasureService;
    retention: RetentionService;
    evidence: EvidenceService;
    partnerFiles: PartnerFilesService;
  }
}
