import type { AdminRoute, PublicRoute } from '../core';
import { createPartners, type PartnersService } from './partners';

export type { PartnerContext, PartnerRequest } from './partners';

export const services = { partners: createPartners };

export const controllers = {};

export const adminRoutes: AdminRoute[] = [];
export const publicRoutes: PublicRoute[] = [];

declare module '../core/services' {
  interface ServiceMap {
    partners: PartnersService;
  }
}
